import { expiredIn, platformFile, platformFilesIn, signatureOf } from './platform-files.js';

const at = (day: string) => platformFile(new Date(`${day}T10:51:00Z`), '0123456789ab');

describe('the files of copies of the control plane', () => {
  it('are named by their time, and found among others, the newest first', () => {
    expect(at('2026-11-22')).toBe('2026-11-22T10-51-00Z-0123456789ab.json.gz.age');
    const names = [at('2026-11-21'), signatureOf(at('2026-11-22')), '.draft-x', at('2026-11-22')];
    expect(platformFilesIn(names)).toEqual([at('2026-11-22'), at('2026-11-21')]);
  });

  it('go after thirty days, but never the newest', () => {
    const now = new Date('2026-11-22T11:00:00Z');
    expect(expiredIn([at('2026-11-20'), at('2026-10-23'), at('2026-10-22')], now)).toEqual([
      at('2026-10-22'),
    ]);
    expect(expiredIn([at('2025-01-02'), at('2025-01-01')], now)).toEqual([at('2025-01-01')]);
    expect(expiredIn([], now)).toEqual([]);
  });
});
