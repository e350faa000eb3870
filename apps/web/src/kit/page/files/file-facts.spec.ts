import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeText, familyOf, fileSize, previewOf, splitName } from './file-facts';

describe('a file in the list', () => {
  it('tells its size in the reader’s language', () => {
    expect(fileSize(0, 'fr')).toBe('0\u00a0o');
    expect(fileSize(812, 'fr')).toBe('812\u00a0o');
    expect(fileSize(1_430_000, 'fr')).toBe('1,4\u00a0Mo');
    expect(fileSize(1_430_000, 'en')).toBe('1.4\u00a0MB');
    expect(fileSize(999_999, 'en')).toBe('1\u00a0MB');
    expect(fileSize(5_000_000_000_000, 'en')).toBe('5,000\u00a0GB');
  });

  it('never writes a thousand of a unit that has a larger one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_000_000_000 }), (bytes) => {
        const [value = ''] = fileSize(bytes, 'en').split('\u00a0');
        expect(Number(value.replaceAll(',', ''))).toBeLessThan(1000);
      }),
    );
  });

  it('finds its family', () => {
    expect(familyOf('image/heic')).toBe('image');
    expect(familyOf('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')).toBe('sheet');
    expect(familyOf('application/vnd.openxmlformats-officedocument.wordprocessingml.document')).toBe(
      'document',
    );
    expect(familyOf('text/csv')).toBe('sheet');
    expect(familyOf('text/plain')).toBe('text');
    expect(familyOf('application/octet-stream')).toBe('other');
  });

  it('opens no file that could carry a script', () => {
    expect(previewOf('image/svg+xml', 10)).toBeUndefined();
    expect(previewOf('text/html', 10)).toBeUndefined();
    expect(previewOf('application/xhtml+xml', 10)).toBeUndefined();
  });

  it('opens pictures, PDF and short texts', () => {
    expect(previewOf('image/jpeg', 9_000_000)).toBe('image');
    expect(previewOf('application/pdf', 9_000_000)).toBe('pdf');
    expect(previewOf('text/plain; charset=utf-8', 100)).toBe('text');
    expect(previewOf('text/plain', 1_000_001)).toBeUndefined();
  });

  it('reads the texts of old and new systems', () => {
    expect(decodeText(new TextEncoder().encode('\ufeffprénom;été'))).toBe('prénom;été');
    expect(decodeText(Uint8Array.of(0x70, 0x72, 0xe9, 0x6e, 0x6f, 0x6d, 0x80))).toBe('prénom€');
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0xe9, 0x00))).toBe('é');
    expect(decodeText(Uint8Array.of(0xfe, 0xff, 0x00, 0xe9))).toBe('é');
  });

  it('keeps the ending of a name apart', () => {
    expect(splitName('Devis 12.03.pdf')).toEqual(['Devis 12.03', '.pdf']);
    expect(splitName('LISEZMOI')).toEqual(['LISEZMOI', '']);
    expect(splitName('.env')).toEqual(['.env', '']);
  });
});
