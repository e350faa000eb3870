export interface ChangeEvent {
  resource: string;
  id: string | null;
  action: 'created' | 'updated' | 'deleted' | null;
  version: number | null;
  actorId: string | null;
}

export interface PresentPerson {
  id: string;
  name: string;
  activity: 'viewing' | 'editing';
}

export interface PresenceEvent {
  resource: string;
  recordId: string;
  people: PresentPerson[];
}

export interface NotificationEvent {
  id: string | null;
  kind: string | null;
  resource: string | null;
  recordId: string | null;
}

interface Events {
  change: ChangeEvent;
  presence: PresenceEvent;
  notification: NotificationEvent;
  resync: Record<string, never>;
  end: { reason: string };
}

export type LiveMessage = { [Name in keyof Events]: { name: Name; data: Events[Name] } }[keyof Events];

const names = ['change', 'presence', 'notification', 'resync', 'end'] as const;

type Listener = (message: LiveMessage) => void;

const listeners = new Set<Listener>();
const tell = (message: LiveMessage) => {
  for (const listener of listeners) listener(message);
};

/** Hears what others change, on all tabs of this browser. @returns what ends it. */
export function onLive(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Opens the server's stream. It comes back by itself after a break, except when the server refuses it. */
function stream(forward: Listener, signal: AbortSignal): void {
  let source: EventSource | undefined;
  let patience = 5_000;
  const open = () => {
    if (signal.aborted) return;
    source = new EventSource('/api/workspace/live');
    source.onopen = () => {
      patience = 5_000;
    };
    source.onerror = () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      setTimeout(open, patience);
      patience = Math.min(patience * 2, 120_000);
    };
    for (const name of names) {
      source.addEventListener(name, ({ data }: MessageEvent<string>) =>
        forward({ name, data: JSON.parse(data || '{}') } as LiveMessage),
      );
    }
  };
  open();
  signal.addEventListener('abort', () => source?.close());
}

/**
 * Listens to the server until it is told to stop. One tab of the browser holds the stream for all of them: browsers
 * open six connections to a host at most, and a tab more would leave none for requests.
 */
export function listen(): () => void {
  const stop = new AbortController();
  const channel = new BroadcastChannel('b2o.live');
  channel.onmessage = ({ data }: MessageEvent<LiveMessage>) => tell(data);
  const forward: Listener = (message) => {
    channel.postMessage(message);
    tell(message);
  };
  const hold = () =>
    new Promise<void>((done) => {
      if (stop.signal.aborted) return done();
      stream(forward, stop.signal);
      stop.signal.addEventListener('abort', () => done());
    });
  if ('locks' in navigator) {
    navigator.locks.request('b2o.live', { signal: stop.signal }, hold).catch(() => undefined);
  } else {
    void hold();
  }
  return () => {
    stop.abort();
    channel.close();
  };
}
