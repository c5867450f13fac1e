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
  /** Some keys that begin so, in their order, behind one of them; none: there are no more. */
  list(prefix: string, after?: string): Promise<readonly string[]>;
}

/**
 * The bucket of that name. The client, a third of a function's code, is loaded when the first object is asked for: most
 * functions need it for what is too large alone.
 */
export function createBucket(name: string): Bucket {
  const s3 = () => import("./s3.ts");
  const inBucket = (key: string) => ({ Bucket: name, Key: key });
  return {
    async put(key, body) {
      const { client, PutObjectCommand } = await s3();
      await stored(`write ${key}`, client.send(new PutObjectCommand({ ...inBucket(key), Body: body })));
    },
    async get(key, part) {
      const { client, GetObjectCommand } = await s3();
      const range = part && { Range: `bytes=${part.offset}-${part.offset + part.length - 1}` };
      const read = client.send(new GetObjectCommand({ ...inBucket(key), ...range }));
      const found = read.then(({ Body }) => Body!.transformToByteArray(), absent);
      return stored(`read ${key}`, found);
    },
    async remove(key) {
      const { client, DeleteObjectCommand } = await s3();
      await stored(`remove ${key}`, client.send(new DeleteObjectCommand(inBucket(key))));
    },
    async list(prefix, after) {
      const { client, ListObjectsV2Command } = await s3();
      const asked = { Bucket: name, Prefix: prefix, ...(after !== undefined && { StartAfter: after }) };
      const { Contents = [] } = await stored(`list ${prefix}`, client.send(new ListObjectsV2Command(asked)));
      return Contents.flatMap(({ Key }) => Key ?? []);
    },
  };
}

function absent(error: unknown): undefined {
  if ((error as Error).name === "NoSuchKey") return undefined;
  throw error;
}
