import { fetchAnswer } from './fetch-answer.js';

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
  const response = await fetchAnswer(url, options);
  return { body: await response.json(), headers: response.headers, url: response.url };
}
