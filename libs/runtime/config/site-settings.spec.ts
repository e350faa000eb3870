import { readPruneSite, readSecondSite } from './site-settings.js';

const site = (values: Record<string, string>) => readSecondSite((name) => values[name]);
const hostKey = `SHA256:${'a'.repeat(43)}`;
const sftp = {
  B2O_BACKUP_SECOND_SITE: 'sftp://b2o@vault.example:2222/copies',
  B2O_BACKUP_SFTP_KEY: '/etc/b2o/site-key',
  B2O_BACKUP_SFTP_HOST_KEY: hostKey,
};
const s3 = {
  B2O_BACKUP_SECOND_SITE: 's3://copies/b2o/?endpoint=https://s3.gra.example&region=gra',
  B2O_BACKUP_S3_KEY_ID: 'AKIDEXAMPLE',
  B2O_BACKUP_S3_SECRET: 'hunter2',
};

describe('the address of the second site', () => {
  it('may be absent, a folder, an SFTP server or a bucket', () => {
    expect(site({})).toBeUndefined();
    expect(site({ B2O_BACKUP_SECOND_SITE: 'file:///mnt/second%20disk' })).toMatchObject({
      kind: 'directory',
      path: '/mnt/second disk',
    });
    expect(site(sftp)).toEqual({
      kind: 'sftp',
      name: 'sftp://vault.example:2222/copies',
      host: 'vault.example',
      port: 2222,
      user: 'b2o',
      path: '/copies',
      keyFile: '/etc/b2o/site-key',
      hostKey,
    });
    expect(site(s3)).toMatchObject({
      kind: 's3',
      name: 's3://copies/b2o',
      prefix: 'b2o',
      endpoint: 'https://s3.gra.example',
    });
  });

  it('is shown without its credentials', () => {
    for (const values of [sftp, s3]) expect(site(values)?.name).not.toMatch(/hunter2|b2o@|site-key|AKID/);
  });

  it.each([
    [
      'an SFTP server whose key nobody pinned',
      { ...sftp, B2O_BACKUP_SFTP_HOST_KEY: '' },
      /SFTP_HOST_KEY too/,
    ],
    ['a fingerprint of the old kind', { ...sftp, B2O_BACKUP_SFTP_HOST_KEY: 'aa:bb' }, /SHA256:…/],
    ['an SFTP server without a key to sign in', { ...sftp, B2O_BACKUP_SFTP_KEY: '' }, /SFTP_KEY too/],
    ['nobody to sign in as', { ...sftp, B2O_BACKUP_SECOND_SITE: 'sftp://h/x' }, /sftp:\/\/user@host/],
    ['a password in the address', { ...sftp, B2O_BACKUP_SECOND_SITE: 'sftp://u:hunter2@h/x' }, /password/],
    ['a bucket without credentials', { ...s3, B2O_BACKUP_S3_SECRET: '' }, /S3_SECRET too/],
    ['a bucket without a region', { ...s3, B2O_BACKUP_SECOND_SITE: 's3://copies' }, /region/],
    [
      'a bucket reached in clear',
      { ...s3, B2O_BACKUP_SECOND_SITE: 's3://c/?endpoint=http://s3.example&region=x' },
      /https/,
    ],
    ['a folder of another machine', { B2O_BACKUP_SECOND_SITE: 'file://nas/copies' }, /file:\/\/\/path/],
    ['no address at all', { B2O_BACKUP_SECOND_SITE: 'somewhere' }, /begins with/],
  ])('is refused with one line: %s', (_, values, line) => {
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
    expect(() => site(given as Record<string, string>)).toThrow(line);
    try {
      site(given as Record<string, string>);
    } catch (error) {
      expect((error as Error).message).not.toMatch(/\n|hunter2/);
    }
  });

  it('needs credentials of its own where old copies are removed', () => {
    const prune = { B2O_BACKUP_SECOND_SITE_PRUNE: s3.B2O_BACKUP_SECOND_SITE };
    expect(() => readPruneSite({ ...s3, ...prune })).toThrow(/B2O_BACKUP_PRUNE_S3_KEY_ID/);
    const own = { B2O_BACKUP_PRUNE_S3_KEY_ID: 'pruner', B2O_BACKUP_PRUNE_S3_SECRET: 'x' };
    expect(readPruneSite({ ...prune, ...own })).toMatchObject({ keyId: 'pruner' });
  });
});
