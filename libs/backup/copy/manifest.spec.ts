import { type Manifest, ManifestError, manifestText, parseManifest } from './manifest.js';

const file = (name: string) => ({ file: name, bytes: 1, sha256: '', plainBytes: 1, plainSha256: '' });
const manifest = {
  format: 'b2o-copy',
  formatVersion: '2.4',
  run: {},
  instance: {},
  base: null,
  encryption: { scheme: 'age-x25519', recipient: 'age1' },
  blobs: { ...file('blobs.json.gz.age'), rows: 0 },
  structure: { tables: file('ddl.sql.gz.age'), keys: file('keys.sql.gz.age') },
  tables: [{ ...file('data/crm_company.csv.gz.age'), name: 'crm_company', columns: [], rows: 0 }],
} as unknown as Manifest;

describe('a manifest', () => {
  it('is read whatever minor version wrote it', () => {
    expect(parseManifest(manifestText(manifest))).toEqual(manifest);
  });

  it('of the first format, whose copies were neither encrypted nor incremental, is read too', () => {
    const { base: _base, encryption: _encryption, ...first } = manifest;
    const old = { ...first, formatVersion: '1.0', blobs: [{ sha256: 'a', size: 1 }] };
    expect(parseManifest(JSON.stringify(old))).toEqual({ ...old, base: null });
  });

  it.each([
    ['another major version', { ...manifest, formatVersion: '3.0' }],
    ['another format', { ...manifest, format: 'tar' }],
    ['no version', { ...manifest, formatVersion: undefined }],
    ['no encryption', { ...manifest, encryption: undefined }],
    ['another encryption', { ...manifest, encryption: { scheme: 'none' } }],
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
