import fc from 'fast-check';
import { Problem } from '#kernel';
import { attachmentLimits as limits } from './attachment-limits.js';
import { quotaRefusal } from './attachments.service.js';
import { headBytes, inspected, isInline, mediaTypeOf, servedType } from './file-content.rules.js';
import { cleanName, extensionOf, refuseExecutableName, renamed } from './file-name.rules.js';

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

describe('the name of a file', () => {
  it.each([
    ['Devis n°12 – toiture.pdf', 'Devis n°12 – toiture.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Users\\Zoé\\plan.dwg', 'C__Users_Zoé_plan.dwg'],
    ['  . plan .pdf . ', 'plan .pdf'],
    ['facture\u202Efdp.exe', 'facturefdp.exe'],
    ['a\r\nSet-Cookie: x.txt', 'aSet-Cookie_ x.txt'],
    ['con.txt', '_con.txt'],
    ['e\u0301te\u0301.txt', 'été.txt'],
  ])('%j becomes %j', (given, clean) => expect(cleanName(given)).toBe(clean));

  it.each(['', ' . ', '///', '\u202E', `${'a'.repeat(201)}`])('%j is none', (given) =>
    expect(codeOf(() => cleanName(given))).toBe('WORKSPACE_FILE_NAME'),
  );

  it('is clean whatever was given, and stays as it is when cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (given) => {
        let name: string;
        try {
          name = cleanName(given);
        } catch (error) {
          return error instanceof Problem;
        }
        return !/[\p{Cc}\p{Cf}/\\:*?"<>|]|^[. ]|[. ]$/u.test(name) && cleanName(name) === name;
      }),
    );
  });

  it.each(['setup.exe', 'facture.pdf.EXE', 'x.js', 'macro.vbs', 'a.lnk', 'run.sh', 'app.jar', 'r.ps1'])(
    '%s is that of a program',
    (name) => expect(codeOf(() => refuseExecutableName(name))).toBe('WORKSPACE_FILE_EXECUTABLE'),
  );
  it.each(['plan.dwg', 'devis.xlsm', 'exe', 'photo.jpg', 'maquette.ifc', '.sh'])('%s is not', (name) =>
    expect(codeOf(() => refuseExecutableName(name))).toBe('none'),
  );

  it('changes, and its extension never does', () => {
    expect(renamed('plan.pdf', 'Rez-de-chaussée')).toBe('Rez-de-chaussée.pdf');
    expect(renamed('plan.pdf', 'plan.exe')).toBe('plan.exe.pdf');
    expect(renamed('plan.pdf', 'Plan v1.2.PDF')).toBe('Plan v1.2.PDF');
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 100 }), (given) => {
        const code = codeOf(() => expect(extensionOf(renamed('a.png', given))).toBe('png'));
        return code === 'none' || code === 'WORKSPACE_FILE_NAME';
      }),
    );
  });
});

describe('the content of a file', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const zip = Buffer.from('504b030414000600', 'hex');
  const check = (name: string, content: Buffer | string) => {
    const head = Buffer.from(content);
    let mediaType = '';
    const code = codeOf(() => {
      mediaType = mediaTypeOf(name, head);
    });
    return code === 'none' ? mediaType : code;
  };

  it.each([
    ['a.pdf', '%PDF-1.7\n', 'application/pdf'],
    ['a.pdf', `${' '.repeat(900)}%PDF-1.4`, 'application/pdf'],
    ['a.PNG', png, 'image/png'],
    ['a.docx', zip, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.csv', 'nom;ville\nMZ Bâtiment;Nantes', 'text/csv'],
    ['a.txt', 'MZ Construction, Nantes', 'text/plain'],
    ['a.txt', Buffer.from('\ufeffété', 'utf16le'), 'text/plain'],
    ['maquette.ifc', 'ISO-10303-21;', 'application/octet-stream'],
    ['page.html', '<script>alert(1)</script>', 'application/octet-stream'],
    ['dessin.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'application/octet-stream'],
    ['constructor', 'x', 'application/octet-stream'],
    ['a.pdf', png, 'WORKSPACE_FILE_CONTENT'],
    ['a.pdf', `${' '.repeat(1100)}%PDF-1.4`, 'WORKSPACE_FILE_CONTENT'],
    ['a.jpg', '<html>', 'WORKSPACE_FILE_CONTENT'],
    ['a.xlsx', 'nom;ville', 'WORKSPACE_FILE_CONTENT'],
    ['a.txt', 'a\0b', 'WORKSPACE_FILE_CONTENT'],
    ['a.bin1', Buffer.from('4d5a90000300', 'hex'), 'WORKSPACE_FILE_EXECUTABLE'],
    ['photo', '\x7fELF\x02\x01', 'WORKSPACE_FILE_EXECUTABLE'],
    ['a.txt', '#!/bin/sh\nrm -rf', 'WORKSPACE_FILE_EXECUTABLE'],
    ['a.txt', '', 'WORKSPACE_FILE_EMPTY'],
  ])('of %s is judged by its first bytes (%#)', (name, content, verdict) =>
    expect(check(name, content)).toBe(verdict),
  );

  it('is shown in a page for PDF and plain images only, whatever was stored', () => {
    const shown = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'image/gif'];
    expect(shown.every(isInline)).toBe(true);
    for (const type of ['image/svg+xml', 'text/html', 'text/plain', 'application/octet-stream'])
      expect([type, isInline(type)]).toEqual([type, false]);
    expect(servedType('text/html')).toBe('application/octet-stream');
    expect(servedType('image/png')).toBe('image/png');
  });

  it('comes through unchanged, looked at once, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 5000 }), { maxLength: 6 }), async (parts) => {
        const whole = Buffer.concat(parts);
        const heads: Buffer[] = [];
        async function* sent() {
          yield* parts.map((part) => Buffer.from(part));
        }
        const out: Buffer[] = [];
        for await (const chunk of inspected(sent(), (head) => heads.push(Buffer.from(head)))) out.push(chunk);
        expect(Buffer.concat(out).equals(whole)).toBe(true);
        expect(heads).toHaveLength(1);
        expect(heads[0]?.equals(whole.subarray(0, headBytes))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the room for files', () => {
  const none = { files: 0, bytes: 0, ofRecord: 0 };
  const refused = (used: Partial<typeof none>, bytes: number) => quotaRefusal({ ...none, ...used }, bytes);

  it('ends with the last byte, the last file and the last file of a record', () => {
    expect(refused({ bytes: limits.bytesOfInstance - 10 }, 10)).toBeUndefined();
    expect(refused({ bytes: limits.bytesOfInstance - 10 }, 11)?.code).toBe('WORKSPACE_FILE_QUOTA');
    expect(refused({ bytes: limits.bytesOfInstance }, 0)?.code).toBe('WORKSPACE_FILE_QUOTA');
    expect(refused({ files: limits.ofInstance - 1 }, 1)).toBeUndefined();
    expect(refused({ files: limits.ofInstance }, 1)?.code).toBe('WORKSPACE_FILE_QUOTA');
    expect(refused({ ofRecord: limits.ofRecord - 1 }, 1)).toBeUndefined();
    expect(refused({ ofRecord: limits.ofRecord }, 1)?.detail?.fr).toContain('par fiche');
  });
});
