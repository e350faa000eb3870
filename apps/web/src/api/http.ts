import { HttpError } from 'ra-core';
import { flatAnswer, mayHaveCustom, nestedValues } from './custom-values';

/** What is wrong with one field, as the server says it in the user's language. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

/** A refusal of the server (RFC 9457), or the network's when `code` is `OFFLINE`. */
export class ApiProblem extends HttpError {
  readonly code: string;
  readonly fields: readonly FieldProblem[];
  /** Further members of the problem, such as the stored record of a stale write. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(status: number, problem: Record<string, unknown>) {
    const fields = (problem['errors'] ?? []) as FieldProblem[];
    const message = String(problem['detail'] ?? problem['title'] ?? '');
    // ra-core puts the members of `body.errors` at the fields of a form.
    const errors = Object.fromEntries(fields.map(({ field, message }) => [field, message]));
    super(message, status, fields.length > 0 ? { errors } : {});
    // HttpError makes plain HttpErrors of all its kinds.
    Object.setPrototypeOf(this, new.target.prototype);
    this.code = String(problem['code'] ?? 'UNEXPECTED');
    this.fields = fields;
    this.extra = problem;
  }

  get isOffline(): boolean {
    return this.code === 'OFFLINE';
  }
}

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Record<string, string | number | boolean | undefined>;
  /** An object is sent as JSON, a file as it is. */
  body?: object | Blob;
  /** Version of the record that the change is based on. */
  version?: number | string;
  /** Same key, same effect: a repeated POST does nothing twice. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Arrives even if the page is left. */
  keepalive?: boolean;
}

const current = { language: 'fr' };

/** Sets the language in which the server words its answers. */
export function speak(language: string): void {
  current.language = language;
}

function headersFor({ body, version, idempotencyKey }: RequestOptions): Headers {
  const headers = new Headers({
    accept: 'application/json, application/problem+json',
    'accept-language': current.language,
  });
  if (body instanceof Blob) headers.set('content-type', body.type || 'application/octet-stream');
  else if (body) headers.set('content-type', 'application/json');
  if (version !== undefined) headers.set('if-match', `"${version}"`);
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey);
  return headers;
}

export function urlOf(path: string, query: RequestOptions['query'] = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const params = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return params.size > 0 ? `/api/${path}?${params}` : `/api/${path}`;
}

/** Asks the user for their password again; false when they give up. Set by the frame of the application. */
export type PasswordConfirmation = () => Promise<boolean>;

let confirmPassword: PasswordConfirmation = async () => false;

export function onPasswordNeeded(confirmation: PasswordConfirmation): void {
  confirmPassword = confirmation;
}

let tellSessionLost = (): void => undefined;

/** Hears that the server knows this browser's session no more. Set by the frame of the application. */
export function onSessionLost(listener: () => void): void {
  tellSessionLost = listener;
}

/**
 * Sends a request to the server of this instance. What asks for a recent password is sent again once it was given.
 * @param path behind `/api/`.
 * @throws ApiProblem for every answer that is no success, and when there is no answer.
 */
export async function send(path: string, options: RequestOptions = {}): Promise<Response> {
  try {
    return await sendOnce(path, options);
  } catch (problem) {
    const asked = problem instanceof ApiProblem && problem.code === 'PASSWORD_CONFIRMATION_REQUIRED';
    if (!asked || !(await confirmPassword())) throw problem;
    return sendOnce(path, options);
  }
}

async function sendOnce(path: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', body, query, signal, keepalive = false } = options;
  let response: Response;
  try {
    response = await fetch(urlOf(path, query), {
      method,
      keepalive,
      headers: headersFor(options),
      credentials: 'same-origin',
      ...(body && {
        body: body instanceof Blob ? body : JSON.stringify(nestedValues(body as Record<string, unknown>)),
      }),
      ...(signal && { signal }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiProblem(0, { code: 'OFFLINE', title: 'app.offline' });
  }
  if (response.ok) return response;
  const answer = flatAnswer(await response.json().catch(() => ({})));
  const problem = new ApiProblem(response.status, (answer ?? {}) as Record<string, unknown>);
  // Whoever asks for the session itself hears it from the answer.
  if (problem.code === 'UNAUTHENTICATED' && path !== 'identity/session') tellSessionLost();
  throw problem;
}

/** The JSON answer of a request; undefined when the answer is empty. */
export async function request<Answer>(path: string, options?: RequestOptions): Promise<Answer> {
  const response = await send(path, options);
  const content = await response.text();
  if (!content) return undefined as Answer;
  const answer: unknown = JSON.parse(content);
  return (mayHaveCustom(content) ? flatAnswer(answer) : answer) as Answer;
}

/** Lets the browser save the answer of a request under the name that the server gives it. */
export async function download(path: string, options?: RequestOptions): Promise<void> {
  const response = await send(path, options);
  const disposition = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="([^"]*)"/i.exec(disposition)?.[1];
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = encoded ? decodeURIComponent(encoded) : (plain ?? 'b2o');
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
