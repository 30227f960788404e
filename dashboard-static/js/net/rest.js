// Requests to this server: JSON in, JSON out, every failure an ApiError with the server's own words.

const TIMEOUT_MILLISECONDS = 20_000;

/** A refused or failed request: `status` (0: no answer), `type` and `message` of the server, `body` whole. */
export class ApiError extends Error {
  constructor(status, type, message, body = null) {
    super(message);
    this.status = status;
    this.type = type;
    this.body = body;
  }
}

/** `fetch` is the browser's; `onUnauthorized` is told of every 401. */
export function createApi(fetch, onUnauthorized) {
  async function send(method, path, body, headers = {}) {
    const response = await answerOf(() =>
      fetch(path, {
        method,
        credentials: "same-origin",
        signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
        headers: body === undefined ? headers : { ...headers, "Content-Type": "application/json" },
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
    );
    const answer = response.status === 204 ? null : await response.json().catch(() => null);
    if (response.ok) return answer;
    if (response.status === 401) onUnauthorized();
    const { type = "error", message = `The server answered ${response.status}.` } = answer?.error ?? {};
    throw new ApiError(response.status, type, message, answer);
  }

  return {
    get: (path, query = {}) => send("GET", withQuery(path, query)),
    post: (path, body = {}) => send("POST", path, body),
    put: (path, body, headers) => send("PUT", path, body, headers),
  };
}

async function answerOf(request) {
  try {
    return await request();
  } catch (failure) {
    const late = failure?.name === "TimeoutError";
    throw new ApiError(0, late ? "timeout" : "unreachable", late ? "The server did not answer in time." : "The server cannot be reached.");
  }
}

/** A path with the query's known values; null and undefined are left out. */
export function withQuery(path, query) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}
