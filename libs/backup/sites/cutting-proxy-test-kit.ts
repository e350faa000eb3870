import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a client and a server and cuts the line once so many bytes went to the server. */
export class CuttingProxy {
  private passed = 0;
  cuts = 0;

  private constructor(
    readonly port: number,
    private readonly server: Server,
    private readonly sockets: Set<Socket>,
  ) {}

  static async start(target: number, cutAfter: number): Promise<CuttingProxy> {
    const sockets = new Set<Socket>();
    const server = createServer((near) => {
      const far = connect(target, '127.0.0.1');
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          near.destroy();
          far.destroy();
        });
      }
      far.pipe(near);
      near.on('data', (chunk: Buffer) => {
        proxy.passed += chunk.length;
        if (proxy.passed < cutAfter) {
          if (!far.write(chunk)) near.pause();
          return;
        }
        proxy.cuts += 1;
        near.destroy();
      });
      far.on('drain', () => near.resume());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy: CuttingProxy = new CuttingProxy(
      (server.address() as { port: number }).port,
      server,
      sockets,
    );
    return proxy;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
