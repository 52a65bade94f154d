/**
 * Fetches, and lets only success through.
 * @throws {Error} named `HttpError` when the server does not answer with success
 */
export async function fetchAnswer(url: string | URL, options: RequestInit): Promise<Response> {
  const response = await fetch(url, options);
  if (response.ok) return response;
  await response.body?.cancel();
  const error = new Error(`${response.url} was answered with ${response.status} ${response.statusText}`.trim());
  error.name = 'HttpError';
  throw error;
}
