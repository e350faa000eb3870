import { TestPlatform } from '#testing';

describe('too many requests', () => {
  it('of one user or of strangers are slowed, each apart, and told when to come back', async () => {
    const platform = await TestPlatform.start({ B2O_RATE_LIMIT: '10' });
    try {
      const instance = await platform.instance();
      const [admin, reader] = [await instance.admin(), await instance.user('reader')];
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => admin.get('/api/identity/session')),
      );
      // How many fit depends on the machine's pace; the exact count is the unit suite's.
      expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(10);
      const slowed = answers.find(({ status }) => status === 429);
      expect(slowed?.body).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
      expect(slowed?.headers['retry-after']).toBe('1');
      expect((await reader.get('/api/identity/session')).status).toBe(200);

      const strangers = await Promise.all(
        Array.from({ length: 100 }, () => instance.anonymous().get('/api/identity/session')),
      );
      const statuses = new Set(strangers.map(({ status }) => status));
      expect([...statuses].sort()).toEqual([401, 429]);
      expect((await platform.client('console').get('/api/identity/session')).status).toBe(401);
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      expect((await admin.get('/api/identity/session')).status).toBe(200);
    } finally {
      await platform.stop();
    }
  });
});
