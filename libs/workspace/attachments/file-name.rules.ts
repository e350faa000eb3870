import { Problem } from '#kernel';
import { attachmentLimits } from './attachment-limits.js';
import { AttachmentProblems } from './attachments.problems.js';

/** What Windows runs by a double click, and what interpreters commonly installed beside it run. */
const executable = new Set(
  (
    'ade adp app appimage appx appxbundle bat bin chm cmd com command cpl csh deb dll dmg elf exe gadget hta inf ins ' +
    'isp jar jnlp js jse ksh lib lnk mam mjs msc msi msix msixbundle msp mst nsh out pif pkg pl ps1 ps1xml ps2 psc1 ' +
    'psd1 psm1 py pyc pyw rb reg rpm run scf scr sct sh shb so swf sys url vb vbe vbs vbscript vxd wasm ws wsc wsf ' +
    'wsh xbap xll zsh apk cab iso img vhd vhdx'
  ).split(' '),
);

/** Windows keeps these names for devices, whatever follows the dot. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The extension of a name, in lower case and without its dot; empty where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/**
 * Makes of what a client calls a file a name that every file system takes and that shows what it is: no path, no
 * signs that control or turn text, no dots or blanks at its ends.
 * @throws Problem WORKSPACE_FILE_NAME when nothing is left or the name is too long.
 */
export function cleanName(given: string): string {
  const name = given
    .toWellFormed()
    // Also what makes text run from right to left: `facture\u202Efdp.exe` shows as `factureexe.pdf`.
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    .normalize('NFC')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (name === '' || /^_+$/.test(name) || name.length > attachmentLimits.nameLength)
    throw new Problem(AttachmentProblems.WORKSPACE_FILE_NAME);
  return device.test(name) ? `_${name}` : name;
}

/** @throws Problem WORKSPACE_FILE_EXECUTABLE for the name of a program or script. */
export function refuseExecutableName(name: string): void {
  if (executable.has(extensionOf(name))) throw new Problem(AttachmentProblems.WORKSPACE_FILE_EXECUTABLE);
}

/**
 * A file's new name. It keeps its extension, which was proved by its content when it came.
 * @throws Problem like `cleanName`.
 */
export function renamed(current: string, given: string): string {
  const name = cleanName(given);
  const extension = extensionOf(current);
  return extension === '' || extensionOf(name) === extension ? name : cleanName(`${name}.${extension}`);
}
