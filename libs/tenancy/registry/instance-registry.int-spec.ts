import { jest } from '@jest/globals';
import { AppConfig, AppLogger, UnitOfWork } from '#runtime';
import { type TestInstance, TestPlatform } from '#testing';
import { Provisioner } from '../provisioning/provisioner.js';
import { InstanceRegistry } from './instance-registry.js';

describe('what a process remembers of the instances', () => {
  let platform: TestPlatform;
  let instances: TestInstance[];
  /** That of another process: it learns of changes from PostgreSQL alone. */
  let registry: InstanceRegistry;
  let questions: number;
  let onQuestion: () => void;
  let now: number;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    instances = [await platform.instance(), await platform.instance(), await platform.instance()];
  });
  beforeEach(() => {
    const units = platform.app.get(UnitOfWork);
    const counting = Object.assign(Object.create(units) as UnitOfWork, {
      onPlatform: (...args: Parameters<UnitOfWork['onPlatform']>) => {
        questions += 1;
        const answer = units.onPlatform(...args);
        onQuestion();
        return answer;
      },
    });
    registry = new InstanceRegistry(counting, platform.app.get(AppConfig), platform.app.get(AppLogger));
    questions = 0;
    onQuestion = () => undefined;
    now = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => now);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => platform.stop());

  const resolve = ({ row }: TestInstance) => registry.resolve(row.slug, row.schemaVersion);
  const resolveAll = () => Promise.all(instances.map(resolve));

  it('costs one question a second, however many are asked for', async () => {
    await resolveAll();
    questions = 0;
    await resolveAll();
    expect(questions).toBe(0);
    // Others' suites change instances of theirs in the same database: what then is asked anew is not counted here.
    now += 10_000;
    const slugs = (await resolveAll()).map(({ slug }) => slug);
    expect(slugs).toEqual(instances.map(({ slug }) => slug));
    expect(questions).toBeGreaterThanOrEqual(1);
    expect(questions).toBeLessThanOrEqual(1 + instances.length);
  });

  it('is given up a second after another process suspended one, and learned anew when it resumed', async () => {
    const [instance] = instances as [TestInstance];
    await resolve(instance);
    await platform.app.get(Provisioner).suspend(instance.slug, 'jeanne');
    await resolve(instance);
    now += 2_000;
    await expect(resolve(instance)).rejects.toThrow('INSTANCE_UNKNOWN');
    await platform.app.get(Provisioner).resume(instance.slug, 'jeanne');
    now += 2_000;
    expect((await resolve(instance)).id).toBe(instance.row.id);
  });

  it('holds names that stand for nothing only until they do', async () => {
    const missing = () => registry.resolve('nobody-yet', instances[0]?.row.schemaVersion ?? 0);
    await expect(missing()).rejects.toThrow('INSTANCE_UNKNOWN');
    const { row } = await platform.instance();
    await platform.sql("UPDATE platform.instance SET slug = 'nobody-yet' WHERE id = $1", [row.id]);
    now += 2_000;
    expect((await missing()).id).toBe(row.id);
    await platform.sql('UPDATE platform.instance SET slug = $1 WHERE id = $2', [row.slug, row.id]);
  });

  it('never keeps an answer to a question from before a change', async () => {
    const [instance] = instances as [TestInstance];
    await resolve(instance);
    registry.forget();
    onQuestion = () => registry.forget();
    await resolve(instance);
    onQuestion = () => undefined;
    questions = 0;
    await resolve(instance);
    expect(questions).toBe(1);
  });
});
