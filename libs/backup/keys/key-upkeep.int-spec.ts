import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { newId } from '#kernel';
import { AppConfig, AppLogger } from '#runtime';
import { decryptWith, encryptTo } from './age-streams.js';
import { InstanceKeys } from './instance-keys.js';
import { joinHalves, splitForEscrow } from './key-escrow.js';
import { KeyStore } from './key-store.js';
import { KeyUpkeep } from './key-upkeep.js';
import { ManifestSigner } from './manifest-signer.js';

const [oldKey, newKey] = ['the wrapping key of the first years', 'the wrapping key of the years since'];

describe('the store of keys', () => {
  let folder: string;
  const storeOf = (machine: string, env: Record<string, string> = {}) => {
    const data = join(folder, machine);
    const config = new AppConfig({
      B2O_DATA_DIR: data,
      B2O_KEYS_SECOND_DIR: join(data, 'second'),
      B2O_BACKUP_KEY: oldKey,
      ...env,
    });
    const store = new KeyStore(config, new AppLogger('silent'));
    return {
      store,
      keys: new InstanceKeys(store),
      signer: new ManifestSigner(store),
      upkeep: new KeyUpkeep(store),
    };
  };
  const code = (problem: string) => ({ kind: expect.objectContaining({ code: problem }) });
  const manifest = Buffer.from('a manifest');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'b2o-key-upkeep-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A machine with two instances, one of which is gone, and something signed and encrypted. */
  const furnish = async (machine: string, env?: Record<string, string>) => {
    const { keys, signer } = storeOf(machine, env);
    const [id, gone] = [newId(), newId()];
    const recipient = await keys.recipient(id);
    await keys.recipient(gone);
    await keys.destroy(gone);
    const sealed = await buffer(Readable.from(['a table']).pipe(encryptTo(recipient)));
    return { id, gone, recipient, sealed, signature: await signer.sign(manifest) };
  };
  const readable = async (sealed: Buffer, identities: string) =>
    (await buffer(Readable.from([sealed]).pipe(decryptWith(identities)))).toString() === 'a table';

  it('tells what is not as it should be', async () => {
    const { id } = await furnish('here');
    const { store, upkeep } = storeOf('here');
    const wrappedBy = store.wrappings[0].id;
    expect(await upkeep.states()).toEqual([
      { file: `instance-${id}.key`, opens: true, wrappedBy, folders: '2 of 2' },
      { file: 'signing.key', opens: true, wrappedBy, folders: '2 of 2' },
    ]);
    rmSync(join(folder, 'here/second/signing.key'));
    writeFileSync(join(folder, `here/keys/instance-${id}.key`), 'spoiled');
    expect(await upkeep.states()).toMatchObject([
      { file: `instance-${id}.key`, opens: false, folders: '2 of 2' },
      { file: 'signing.key', opens: true, folders: '1 of 2' },
    ]);
    const other = await storeOf('here', { B2O_BACKUP_KEY: newKey }).upkeep.states();
    expect(other.map(({ opens }) => opens)).toEqual([false, false]);
  });

  it('is wrapped anew while work goes on: the key before opens until then, and not afterwards', async () => {
    const { id, recipient, signature } = await furnish('here');
    const both = storeOf('here', { B2O_BACKUP_KEY: newKey, B2O_BACKUP_KEY_BEFORE: oldKey });
    expect(await both.keys.recipient(id)).toBe(recipient);
    expect(await both.upkeep.rewrap()).toEqual({ wrapped: 2, alreadyWrapped: 0, unopened: [] });
    expect(await both.upkeep.rewrap()).toEqual({ wrapped: 0, alreadyWrapped: 2, unopened: [] });
    const after = storeOf('here', { B2O_BACKUP_KEY: newKey });
    expect(await after.keys.recipient(id)).toBe(recipient);
    expect(await after.signer.verify(manifest, signature)).toBe(true);
    await expect(storeOf('here').keys.identity(id)).rejects.toMatchObject(code('BACKUP_KEY_DAMAGED'));
    for (const file of [`instance-${id}.key`, 'signing.key'])
      expect(readFileSync(join(folder, 'here/keys', file))).toEqual(
        readFileSync(join(folder, 'here/second', file)),
      );
  });

  it('is wrapped anew where the secret key of the platform wrapped it before', async () => {
    const secret = { B2O_SECRET_KEY: 'the secret key of the whole platform', B2O_BACKUP_KEY: '' };
    const { id, recipient } = await furnish('here', secret);
    const both = storeOf('here', { B2O_BACKUP_KEY: newKey, B2O_BACKUP_KEY_BEFORE: secret.B2O_SECRET_KEY });
    expect(await both.upkeep.rewrap()).toMatchObject({ wrapped: 2, unopened: [] });
    expect(await storeOf('here', { B2O_BACKUP_KEY: newKey }).keys.recipient(id)).toBe(recipient);
  });

  it('can be finished after it was half wrapped anew, and leaves alone what it cannot open', async () => {
    const { id, recipient } = await furnish('here');
    const stranger = newId();
    await storeOf('there', { B2O_BACKUP_KEY: 'a key of somebody else altogether' }).keys.recipient(stranger);
    const strange = readFileSync(join(folder, `there/keys/instance-${stranger}.key`));
    writeFileSync(join(folder, `here/keys/instance-${stranger}.key`), strange);
    const old = readFileSync(join(folder, 'here/keys/signing.key'));
    const both = storeOf('here', { B2O_BACKUP_KEY: newKey, B2O_BACKUP_KEY_BEFORE: oldKey });
    await both.upkeep.rewrap();
    writeFileSync(join(folder, 'here/keys/signing.key'), old);
    expect(await both.upkeep.rewrap()).toEqual({
      wrapped: 1,
      alreadyWrapped: 2,
      unopened: [`instance-${stranger}.key`],
    });
    expect(await storeOf('here', { B2O_BACKUP_KEY: newKey }).keys.recipient(id)).toBe(recipient);
    expect(readFileSync(join(folder, `here/keys/instance-${stranger}.key`))).toEqual(strange);
  });

  it('opens on another machine with a file of its keys and the two halves from paper', async () => {
    const { id, gone, sealed, signature } = await furnish('here');
    const [a, b] = splitForEscrow(storeOf('here').store.wrappings[0]);
    const { content, keys } = await storeOf('here').upkeep.bundle();
    expect(keys).toBe(2);
    rmSync(join(folder, 'here'), { recursive: true });

    const there = storeOf('there', { B2O_BACKUP_KEY: newKey });
    expect(await there.upkeep.unpack(content)).toEqual({ added: 2, known: 0, beside: 0, destroyed: 1 });
    await expect(there.keys.identity(id)).rejects.toMatchObject(code('BACKUP_KEY_DAMAGED'));
    const key = joinHalves([...b.lines, ...a.lines]);
    expect(await there.upkeep.rewrap(key)).toEqual({ wrapped: 2, alreadyWrapped: 0, unopened: [] });
    expect(await readable(sealed, await there.keys.identities(id))).toBe(true);
    expect(await there.signer.verify(manifest, signature)).toBe(true);
    await expect(there.keys.recipient(gone)).rejects.toMatchObject(code('BACKUP_KEY_MISSING'));
  });

  it('keeps what it has beside what comes later, and both open', async () => {
    const before = await furnish('here');
    const { content } = await storeOf('here').upkeep.bundle();
    rmSync(join(folder, 'here'), { recursive: true });
    // All was lost, and the next night made new keys.
    const { keys, signer, upkeep } = storeOf('here');
    const recipient = await keys.recipient(before.id);
    const sealed = await buffer(Readable.from(['a table']).pipe(encryptTo(recipient)));
    const signature = await signer.sign(manifest);
    await expect(readable(before.sealed, await keys.identities(before.id))).rejects.toThrow();
    // Then a file of the old keys was found again.
    expect(await upkeep.unpack(content)).toEqual({ added: 0, known: 0, beside: 2, destroyed: 1 });
    expect(await upkeep.unpack(content)).toEqual({ added: 0, known: 2, beside: 0, destroyed: 1 });
    expect(await keys.recipient(before.id)).toBe(recipient);
    for (const file of [sealed, before.sealed])
      expect(await readable(file, await keys.identities(before.id))).toBe(true);
    for (const each of [signature, before.signature]) expect(await signer.verify(manifest, each)).toBe(true);
    await keys.destroy(before.id);
    for (const place of ['keys', 'second'])
      expect(
        readdirSync(join(folder, 'here', place)).filter((file) => /^instance.*\.key$/.test(file)),
      ).toEqual([]);
  });

  it('never lets an old file bring back what was destroyed since', async () => {
    const { id } = await furnish('here');
    const { keys, upkeep } = storeOf('here');
    const { content } = await upkeep.bundle();
    await keys.destroy(id);
    expect(await upkeep.unpack(content)).toMatchObject({ added: 0, destroyed: 2 });
    await expect(keys.identity(id)).rejects.toMatchObject(code('BACKUP_KEY_MISSING'));
    const later = await upkeep.bundle();
    await storeOf('there').upkeep.unpack(content);
    await storeOf('there').upkeep.unpack(later.content);
    await expect(storeOf('there').keys.recipient(id)).rejects.toMatchObject(code('BACKUP_KEY_MISSING'));
  });

  it('ends destructions that a folder out of reach had interrupted', async () => {
    const { id } = await furnish('here');
    const [second, file] = [join(folder, 'here/second'), `instance-${id}.key`];
    const kept = readFileSync(join(second, file));
    rmSync(second, { recursive: true });
    writeFileSync(second, 'not mounted');
    const { store, keys } = storeOf('here');
    await expect(keys.destroy(id)).rejects.toThrow();
    expect(readdirSync(join(folder, 'here/keys'))).not.toContain(file);
    rmSync(second);
    await store.keepWhole();
    writeFileSync(join(second, file), kept);
    chmodSync(join(second, file), 0o600);
    await store.keepWhole();
    expect(readdirSync(second)).not.toContain(file);
    expect(readdirSync(second)).toContain(`instance-${id}.destroyed`);
    // What is still in use came back into the folder by itself.
    expect(readdirSync(second)).toContain('signing.key');
  });

  it.each([
    '',
    '{}',
    '{"format":"b2o-keys","version":1,"keys":[{}],"destroyed":[]}',
    '{"format":"b2o-keys","version":2}',
  ])('takes nothing from what is no file of keys: %p', async (content) => {
    await expect(storeOf('here').upkeep.unpack(content)).rejects.toMatchObject(code('BACKUP_KEY_DAMAGED'));
  });

  it.each(['../outside', 'instance-../../x', 'signing/../x'])(
    'writes no file outside its folders for a key named %s',
    async (name) => {
      const key = { format: 'b2o-key', version: 1, name, wrappedBy: '0'.repeat(16), box: 'v1.a.b.c' };
      for (const bundle of [
        { keys: [key], destroyed: [] },
        { keys: [], destroyed: [name] },
      ]) {
        const content = JSON.stringify({ format: 'b2o-keys', version: 1, ...bundle });
        await expect(storeOf('here').upkeep.unpack(content)).rejects.toMatchObject(
          code('BACKUP_KEY_DAMAGED'),
        );
      }
      expect(readdirSync(folder)).not.toContain('outside.key');
    },
  );
});
