export interface JsonAnswer {
  readonly body: unknown;
  readonly headers: Headers;
  /** After redirections. */
  readonly url: string;
}

/**
 * @throws {Error} named `HttpError` when the server does not answer with success
 * @throws {SyntaxError} when the answer is no JSON
 */
export async function fetchJson(url: string | URL, options: RequestInit): Promise<JsonAnswer> {
  const response = await fetch(url, options);
  if (!response.ok) {
    await response.body?.cancel();
    const error = new Error(`${response.url} was answered with ${response.status} ${response.statusText}`.trim());
    error.name = 'HttpError';
    throw error;
  }
  return { body: await response.json(), headers: response.headers, url: response.url };
}
