import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { clientSettings } from "./client-settings.ts";
import { stored } from "./storage-failure.ts";

/** A part of an object: from an offset so many bytes. */
export interface Part {
  readonly offset: number;
  readonly length: number;
}

export interface Bucket {
  put(key: string, body: string | Uint8Array): Promise<void>;
  /** Undefined when there is no such object (any more). */
  get(key: string, part?: Part): Promise<Uint8Array | undefined>;
  remove(key: string): Promise<void>;
}

/** Made once a process. A checksum is made where the service wants one: what we write is read back whole or not at all. */
export function createS3(): S3Client {
  return new S3Client({
    ...clientSettings,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}

export function createBucket(client: S3Client, name: string): Bucket {
  const inBucket = (key: string) => ({ Bucket: name, Key: key });
  return {
    async put(key, body) {
      await stored(`write ${key}`, client.send(new PutObjectCommand({ ...inBucket(key), Body: body })));
    },
    async get(key, part) {
      const range = part && { Range: `bytes=${part.offset}-${part.offset + part.length - 1}` };
      const read = client.send(new GetObjectCommand({ ...inBucket(key), ...range }));
      const found = read.then(({ Body }) => Body!.transformToByteArray(), absent);
      return stored(`read ${key}`, found);
    },
    async remove(key) {
      await stored(`remove ${key}`, client.send(new DeleteObjectCommand(inBucket(key))));
    },
  };
}

function absent(error: unknown): undefined {
  if ((error as Error).name === "NoSuchKey") return undefined;
  throw error;
}
