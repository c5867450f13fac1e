/** The time of the day in a zone, as `08:30`. */
export function timeOfDay(now: number, timeZone = "UTC"): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return format.format(now);
}

/** How many minutes of the day have passed. */
export function minuteOfDay(time: string): number {
  const [hours, minutes] = time.split(":").map(Number);
  return hours! * 60 + minutes!;
}
