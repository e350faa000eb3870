import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppConfig, AppLogger, Databases, EmbeddedPostgres, type pg } from '#runtime';
import { Bootstrap, InstanceSchemas, Migrator } from '#tenancy';
import { Checkpoints } from '../checkpoints.js';
import { SchemaLoader } from '../restore/schema-loader.js';
import { DiskSpace } from '../runs/disk-space.js';

/** A PostgreSQL that is not the one of the instances, with our control plane in it, and nothing else. */
export interface OpenProofServer {
  readonly databases: Databases;
  readonly loader: SchemaLoader;
  readonly version: string;
  /** @throws Problem BACKUP_DISK_FULL where what is brought back could fill the disk of the live data. */
  requireRoom(files: readonly { readonly bytes: number }[]): Promise<void>;
}

/** What data take as tables with their indexes and log, beside what they take in a copy. */
const growth = 6;

/** Rolls back what was brought back to be looked at. */
class LookedAt extends Error {}

/** Opens the server on which copies are proved: the one of the settings, or one that lives as long as the proofs. */
@Injectable()
export class ProofServer implements OnModuleInit {
  constructor(
    private readonly config: AppConfig,
    private readonly logger: AppLogger,
    private readonly live: Databases,
    private readonly disk: DiskSpace,
  ) {}

  /** What a crash left of a proof holds data of instances in clear. */
  async onModuleInit(): Promise<void> {
    await this.embedded()
      .deleteIfAbandoned()
      .catch((error: unknown) => this.logger.warn('what is left of a proof cannot be removed', error));
  }

  /** Runs work with the server open. @throws Error where it is the server of the instances themselves. */
  async with<T>(work: (server: OpenProofServer) => Promise<T>): Promise<T> {
    const url = this.config.proofDatabaseUrl;
    if (url) return this.open(url, work, async () => undefined);
    await mkdir(this.config.dataDir, { recursive: true });
    const embedded = this.embedded();
    // What a crash left was written without care for crashes.
    await embedded.deleteIfAbandoned();
    const { url: own } = await embedded.acquire();
    try {
      return await this.open(own, work, (files) =>
        this.disk.require(this.config.dataDir, growth * files.reduce((sum, { bytes }) => sum + bytes, 0)),
      );
    } finally {
      await embedded.release();
    }
  }

  /** Beside the live data, under the same protection of the disk; nothing of it is left afterwards. */
  private embedded(): EmbeddedPostgres {
    return new EmbeddedPostgres({ dataDir: join(this.config.dataDir, 'proof-server'), throwAway: true });
  }

  private async open<T>(
    url: string,
    work: (server: OpenProofServer) => Promise<T>,
    requireRoom: OpenProofServer['requireRoom'],
  ): Promise<T> {
    const databases = new Databases(this.config, this.logger, url, []);
    try {
      await this.requireAnother(databases);
      await new Bootstrap(databases, this.config).run();
      const migrator = new Migrator(databases, this.logger);
      const schemas = new InstanceSchemas(databases, migrator);
      const loader = new SchemaLoader(schemas, migrator, new Checkpoints());
      const { version } = await factsOf(databases);
      return await work({ databases, loader, version, requireRoom });
    } finally {
      await databases.onApplicationShutdown();
    }
  }

  /** A copy that only its own server can read is no copy. */
  private async requireAnother(databases: Databases): Promise<void> {
    const [proof, live] = [await factsOf(databases), await factsOf(this.live)];
    if (proof.system === live.system)
      throw new Error('B2O_PROOF_DATABASE_URL is the server of the instances themselves');
  }
}

/** Runs work in a transaction that is never committed. */
export async function lookedAt<T>(databases: Databases, work: (client: pg.Client) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  try {
    await databases.asOwner('proof', async (client) => {
      result = { value: await work(client) };
      throw new LookedAt();
    });
  } catch (error) {
    if (!(error instanceof LookedAt)) throw error;
  }
  return (result as { value: T }).value;
}

async function factsOf(databases: Databases): Promise<{ system: string; version: string }> {
  const client = await databases.ownerConnection('proof server');
  try {
    const { rows } = await client.query<{ system: string; version: string }>(
      `SELECT system_identifier::text AS system, current_setting('server_version') AS version FROM pg_control_system()`,
    );
    return rows[0] as { system: string; version: string };
  } finally {
    await client.end();
  }
}
