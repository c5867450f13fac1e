// Plain JavaScript on purpose: an older Node must be able to read this far and say what is missing.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 24 || (major === 24 && minor < 12)) {
  console.error(
    `Signalbox needs Node 24.12 or newer, and this is Node ${process.versions.node} (${process.execPath}).\n` +
      "On Linux x64 `npm ci` brings the right Node along: run through npm (`npm start`, `npm run signalbox -- …`).\n" +
      "On other platforms install Node 24.12 or newer and try again.",
  );
  process.exit(2);
}
