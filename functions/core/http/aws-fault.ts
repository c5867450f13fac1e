/** An error as AWS's JSON services answer it: a code that its SDKs turn into an exception of that name, and a message. */
export class AwsFault extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, options: ErrorOptions & { readonly status?: number } = {}) {
    super(message, options);
    this.name = "AwsFault";
    this.code = code;
    this.status = options.status ?? 400;
  }
}
