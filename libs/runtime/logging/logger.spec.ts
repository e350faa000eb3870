import { newScope, Scopes } from '../context/scope.js';
import { pg } from '../database/driver.js';
import { AppLogger } from './logger.js';

describe('logs', () => {
  const lines: string[] = [];
  const logger = new AppLogger('info', { write: (line) => lines.push(line) });
  const last = () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, Record<string, unknown>>;

  it('carry the instance and the correlation id of the work in hand', () => {
    const instance = { id: 'i1', slug: 'dupont', name: 'Dupont' } as never;
    Scopes.run(newScope({ instance, correlationId: 'c1' }), () => logger.info({ count: 3 }, 'counted'));
    expect(last()).toMatchObject({
      level: 'info',
      msg: 'counted',
      count: 3,
      instance: 'i1',
      correlationId: 'c1',
    });
    expect(lines.at(-1)).not.toContain('dupont');
  });

  it('tell which constraint a database error is about, and no value of a row', () => {
    const error = new pg.DatabaseError('duplicate key: jeanne@dupont.example', 0, 'error');
    Object.assign(error, {
      code: '23505',
      constraint: 'identity_user_email',
      detail: 'Key (email)=(jeanne@dupont.example) already exists.',
      where: 'COPY identity_user, line 1',
    });
    logger.error('a request failed', error);
    expect(last()['err']).toMatchObject({
      code: '23505',
      constraint: 'identity_user_email',
      message: 'database error',
    });
    expect(lines.at(-1)).not.toContain('jeanne');
  });

  it('keep the message and the stack of our own faults', () => {
    logger.error('a fault', new TypeError('x is not a function'));
    expect(last()['err']).toMatchObject({ type: 'TypeError', message: 'x is not a function' });
    expect(String(last()['err']?.['stack'])).toMatch(/^\s*at /);
  });
});
