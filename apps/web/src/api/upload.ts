import { ApiProblem, type RequestOptions, urlOf } from './http';

export interface UploadOptions {
  query?: RequestOptions['query'];
  /** Told the share that has left, from 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
  /** A repeated upload with the same key stores nothing twice. */
  idempotencyKey?: string;
}

const problemOf = (request: XMLHttpRequest): ApiProblem => {
  try {
    return new ApiProblem(request.status, JSON.parse(request.responseText) as Record<string, unknown>);
  } catch {
    return new ApiProblem(request.status, {});
  }
};

/**
 * Sends a file as the body of a POST and tells how far it is: `fetch` cannot.
 * @throws ApiProblem for a refusal and when there is no answer; DOMException `AbortError` when it is cancelled.
 */
export function upload<Answer>(path: string, file: Blob, options: UploadOptions = {}): Promise<Answer> {
  const { query, onProgress, signal, idempotencyKey = crypto.randomUUID() } = options;
  return new Promise((resolve, reject) => {
    const cancelled = () => reject(new DOMException('cancelled', 'AbortError'));
    if (signal?.aborted) return cancelled();
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    signal?.addEventListener('abort', abort);
    request.open('POST', urlOf(path, query));
    request.setRequestHeader('accept', 'application/json, application/problem+json');
    request.setRequestHeader('accept-language', document.documentElement.lang || 'fr');
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.setRequestHeader('idempotency-key', idempotencyKey);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status < 200 || request.status >= 300) return reject(problemOf(request));
      resolve((request.responseText ? JSON.parse(request.responseText) : undefined) as Answer);
    };
    request.onerror = () => reject(new ApiProblem(0, { code: 'OFFLINE', title: 'app.offline' }));
    request.onabort = cancelled;
    request.onloadend = () => signal?.removeEventListener('abort', abort);
    request.send(file);
  });
}
