import { createServer, type Server, Socket } from 'node:net';
import { pg } from '#runtime';
import { TestPlatform } from '#testing';
import { copyQuery } from './copy-table.js';

const copyDone = 'c'.charCodeAt(0);

/** How many bytes of what the server says end with its last row of a COPY; undefined before it has come. */
function upToCopyDone(bytes: Buffer): number | undefined {
  for (let at = 0; at + 5 <= bytes.length; ) {
    const end = at + 1 + bytes.readUInt32BE(at + 1);
    if (bytes[at] === copyDone) return end;
    at = end;
  }
  return undefined;
}

describe('the rows of a table as text', () => {
  let platform: TestPlatform;
  let network: Server;
  let client: pg.Client;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    const { hostname, port } = new URL(platform.adminUrl);
    // A network that takes its time between the last row and how many there were.
    network = createServer((inside) => {
      const outside = new Socket().connect(Number(port), hostname);
      inside.pipe(outside).on('error', () => inside.destroy());
      inside.on('error', () => outside.destroy());
      outside.on('data', (bytes: Buffer) => {
        const first = upToCopyDone(bytes);
        inside.write(bytes.subarray(0, first));
        if (first === undefined || first === bytes.length) return;
        outside.pause();
        setTimeout(() => {
          inside.write(bytes.subarray(first));
          outside.resume();
        }, 100);
      });
    });
    await new Promise<void>((resolve) => network.listen(0, '127.0.0.1', resolve));
    const url = new URL(platform.adminUrl);
    url.hostname = '127.0.0.1';
    url.port = String((network.address() as { port: number }).port);
    client = new pg.Client({ connectionString: url.href });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    network.close();
    await platform.stop();
  });

  it.each([0, 1, 118])('are counted by PostgreSQL even when it says so late (%d)', async (count) => {
    const { rows } = await copyQuery(client, `SELECT n FROM generate_series(1, ${count}) n`);
    expect(rows).toBe(count);
  });
});
