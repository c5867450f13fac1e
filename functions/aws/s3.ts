import { S3Client } from "@aws-sdk/client-s3";
import { clientSettings } from "./client-settings.ts";

export {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from "@aws-sdk/client-s3";

/** The process's client of S3. A checksum is made where the service wants one: what we write is read back whole or not at all. */
export const client = new S3Client({
  ...clientSettings,
  requestChecksumCalculation: "WHEN_REQUIRED",
  responseChecksumValidation: "WHEN_REQUIRED",
});
