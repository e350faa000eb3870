import { Problem } from '#kernel';
import { AttachmentProblems } from './attachments.problems.js';
import { extensionOf } from './file-name.rules.js';

/** How many first bytes of a file tell what it is: PDF allows its mark anywhere in the first 1,024 (ISO 32000-2, 7.5.2). */
export const headBytes = 4096;

type Mark = (head: Buffer) => boolean;

const at = (offset: number, ...bytes: number[]): Mark => {
  const wanted = Buffer.from(bytes);
  return (head) => head.subarray(offset, offset + wanted.length).equals(wanted);
};
const says = (offset: number, word: string): Mark => at(offset, ...Buffer.from(word, 'latin1'));
const all =
  (...marks: Mark[]): Mark =>
  (head) =>
    marks.every((mark) => mark(head));
const any =
  (...marks: Mark[]): Mark =>
  (head) =>
    marks.some((mark) => mark(head));

const pdf: Mark = (head) => head.subarray(0, 1024).includes('%PDF-');
const zip = any(at(0, 0x50, 0x4b, 3, 4), at(0, 0x50, 0x4b, 5, 6));
/** Compound files of the old office formats (MS-CFB 2.2). */
const compound = at(0, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
/** Boxes of ISO 14496-12, which photos of telephones have in common with films. */
const boxes = any(...['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip'].map((word) => says(4, word)));
const utf16 = any(at(0, 0xff, 0xfe), at(0, 0xfe, 0xff));
const plain: Mark = (head) => utf16(head) || !head.includes(0);

interface FileKind {
  readonly mediaType: string;
  readonly mark: Mark;
  /** May be shown inside our own page: it can hold no script that a browser would run there. */
  readonly inline?: boolean;
}

const kind = (mediaType: string, mark: Mark, inline = false): FileKind => ({ mediaType, mark, inline });
const word = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';
const jpeg = kind('image/jpeg', at(0, 0xff, 0xd8, 0xff), true);
const tiff = kind('image/tiff', any(at(0, 0x49, 0x49, 0x2a, 0), at(0, 0x4d, 0x4d, 0, 0x2a)));

/** Types whose content is checked, by extension. What is not here is taken as it is, and only ever saved to disk. */
const kinds: Readonly<Record<string, FileKind>> = {
  pdf: kind('application/pdf', pdf, true),
  png: kind('image/png', at(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), true),
  jpg: jpeg,
  jpeg,
  gif: kind('image/gif', any(says(0, 'GIF87a'), says(0, 'GIF89a')), true),
  webp: kind('image/webp', all(says(0, 'RIFF'), says(8, 'WEBP')), true),
  bmp: kind('image/bmp', says(0, 'BM')),
  tif: tiff,
  tiff,
  heic: kind('image/heic', says(4, 'ftyp')),
  heif: kind('image/heif', says(4, 'ftyp')),
  docx: kind(`${word}.wordprocessingml.document`, zip),
  xlsx: kind(`${word}.spreadsheetml.sheet`, zip),
  pptx: kind(`${word}.presentationml.presentation`, zip),
  odt: kind(`${open}.text`, zip),
  ods: kind(`${open}.spreadsheet`, zip),
  odp: kind(`${open}.presentation`, zip),
  zip: kind('application/zip', zip),
  doc: kind('application/msword', any(compound, says(0, '{\\rtf'))),
  xls: kind('application/vnd.ms-excel', compound),
  ppt: kind('application/vnd.ms-powerpoint', compound),
  msg: kind('application/vnd.ms-outlook', compound),
  rtf: kind('application/rtf', says(0, '{\\rtf')),
  txt: kind('text/plain', plain),
  csv: kind('text/csv', plain),
  eml: kind('message/rfc822', plain),
  ics: kind('text/calendar', plain),
  mp4: kind('video/mp4', boxes),
  mov: kind('video/quicktime', boxes),
  m4a: kind('audio/mp4', boxes),
  dwg: kind('image/vnd.dwg', says(0, 'AC1')),
};

const otherType = 'application/octet-stream';

/** First bytes of programs: Windows, Linux, macOS, Java, Android, WebAssembly, scripts, shortcuts. */
const program = any(
  // Two letters are no proof: a text may begin with them.
  all(says(0, 'MZ'), (head) => head.includes(0)),
  says(0, '\x7fELF'),
  at(0, 0xfe, 0xed, 0xfa, 0xce),
  at(0, 0xfe, 0xed, 0xfa, 0xcf),
  at(0, 0xce, 0xfa, 0xed, 0xfe),
  at(0, 0xcf, 0xfa, 0xed, 0xfe),
  at(0, 0xca, 0xfe, 0xba, 0xbe),
  says(0, 'dex\n'),
  says(0, '\0asm'),
  says(0, '#!'),
  at(0, 0x4c, 0, 0, 0, 0x01, 0x14, 0x02, 0),
);

/**
 * Looks at the first bytes of a file, `headBytes` of them where it has as many.
 * @returns the media type to send it with; never one in which a browser would run something of ours.
 * @throws Problem WORKSPACE_FILE_EMPTY, WORKSPACE_FILE_EXECUTABLE, WORKSPACE_FILE_CONTENT
 */
export function mediaTypeOf(name: string, head: Buffer): string {
  if (head.length === 0) throw new Problem(AttachmentProblems.WORKSPACE_FILE_EMPTY);
  if (program(head)) throw new Problem(AttachmentProblems.WORKSPACE_FILE_EXECUTABLE);
  const extension = extensionOf(name);
  const known = Object.hasOwn(kinds, extension) ? kinds[extension] : undefined;
  if (!known) return otherType;
  if (!known.mark(head)) throw new Problem(AttachmentProblems.WORKSPACE_FILE_CONTENT);
  return known.mediaType;
}

const known = new Map(Object.values(kinds).map((each) => [each.mediaType, each]));

/** A stored media type, if it is one of ours. */
export const servedType = (stored: string): string => (known.has(stored) ? stored : otherType);

/** Whether a file of this type may be shown inside a page. Never HTML nor SVG: they can hold scripts. */
export const isInline = (mediaType: string): boolean => known.get(mediaType)?.inline ?? false;

/** A content on its way, let through once its first bytes have been looked at. */
export async function* inspected(
  content: AsyncIterable<Buffer>,
  inspect: (head: Buffer) => void,
): AsyncGenerator<Buffer> {
  let first: Buffer[] | undefined = [];
  let seen = 0;
  for await (const chunk of content) {
    if (!first) {
      yield chunk;
      continue;
    }
    first.push(chunk);
    seen += chunk.length;
    if (seen < headBytes) continue;
    const start = Buffer.concat(first);
    first = undefined;
    inspect(start.subarray(0, headBytes));
    yield start;
  }
  if (!first) return;
  const whole = Buffer.concat(first);
  inspect(whole);
  yield whole;
}
