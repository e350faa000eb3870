import { type Manifest, ManifestError, manifestText, parseManifest } from './manifest.js';

const file = (name: string) => ({ file: name, bytes: 1, sha256: '', plainBytes: 1, plainSha256: '' });
const manifest = {
  format: 'b2o-copy',
  formatVersion: '1.4',
  structure: { tables: file('ddl.sql.gz'), keys: file('keys.sql.gz') },
  tables: [{ ...file('data/crm_company.csv.gz'), name: 'crm_company', columns: [], rows: 0 }],
} as unknown as Manifest;

describe('a manifest', () => {
  it('is read whatever minor version wrote it', () => {
    expect(parseManifest(manifestText(manifest))).toEqual(manifest);
  });

  it.each([
    ['another major version', { ...manifest, formatVersion: '2.0' }],
    ['another format', { ...manifest, format: 'tar' }],
    ['no version', { ...manifest, formatVersion: undefined }],
    ['no structure', { ...manifest, structure: undefined }],
    ['a file outside its folder', { ...manifest, tables: [file('data/../../x.csv.gz')] }],
    ['null', null],
  ])('is refused with %s', (_, wrong) => {
    expect(() => parseManifest(JSON.stringify(wrong))).toThrow(ManifestError);
  });

  it('is refused when it is no JSON', () => {
    expect(() => parseManifest('{')).toThrow(ManifestError);
  });

  it('is the same text whatever the order of its members', () => {
    const { format, ...rest } = manifest;
    expect(manifestText({ ...rest, format })).toBe(manifestText(manifest));
  });
});
