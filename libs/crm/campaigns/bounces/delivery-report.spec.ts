import fc from 'fast-check';
import { envelopeAddress, messageIdOf } from '../sending/return-address.js';
import { type DeliveryReport, readDeliveryReport } from './delivery-report.js';
import { uploadedMails } from './uploaded-mails.js';

const token = '0123456789abcdef0123456789abcdef';
const back = envelopeAddress(token, 'bonjour@martin.example');
const sentId = messageIdOf(token, 'bonjour@martin.example');

const mail = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'));
const reported = async (raw: Buffer) => (await readDeliveryReport(raw)) as DeliveryReport;

/** As Postfix writes it. */
const notification = (action: string, status: string, diagnostic: string, to = back) =>
  mail(
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.martin.example (Mail Delivery System)',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'I’m sorry to have to inform you…',
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.martin.example',
    '',
    'Final-Recipient: rfc822; lea@parti.example',
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
    '    continued',
    '',
    '--b1',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: ${sentId}`,
    'Subject: Portes ouvertes',
    '',
    'Bonjour',
    '',
    '--b1--',
    '',
  );

describe('delivery reports', () => {
  it('tell by the standard that an address is gone for good', async () => {
    expect(await reported(notification('failed', '5.1.1', '550 5.1.1 unknown user'))).toEqual({
      kind: 'permanent',
      tokens: [token],
      address: 'lea@parti.example',
      detail: '5.1.1 550 5.1.1 unknown user continued',
    });
  });

  it('tell a delay, a delivery and a failure for now apart', async () => {
    const kind = async (action: string, status: string) =>
      (await reported(notification(action, status, ''))).kind;
    expect(await kind('delayed', '4.4.1')).toBe('temporary');
    expect(await kind('failed', '4.2.2')).toBe('temporary');
    expect(await kind('delivered', '2.0.0')).toBe('delivered');
    expect(await kind('relayed', '2.0.0')).toBe('delivered');
    expect(await kind('failed', '5.7.1')).toBe('permanent');
  });

  it('are recognised by the mail that they return where their address was changed on the way', async () => {
    const moved = notification('failed', '5.1.1', '', 'direction@martin.example');
    expect((await reported(moved)).tokens).toEqual([token]);
  });

  it('tell complaints of people who call it spam (RFC 5965)', async () => {
    const complaint = (type: string) =>
      mail(
        'From: fbl@operator.example',
        'To: abuse@martin.example',
        'Content-Type: multipart/report; report-type=feedback-report; boundary=b2',
        '',
        '--b2',
        'Content-Type: text/plain',
        '',
        'This is an abuse report',
        '--b2',
        'Content-Type: message/feedback-report',
        '',
        `Feedback-Type: ${type}`,
        'User-Agent: Operator/1.0',
        'Version: 1',
        'Original-Rcpt-To: <lea@parti.example>',
        '',
        '--b2',
        'Content-Type: message/rfc822',
        '',
        `Message-ID: ${sentId}`,
        '',
        'Bonjour',
        '--b2--',
      );
    expect(await reported(complaint('abuse'))).toMatchObject({
      kind: 'complaint',
      tokens: [token],
      address: 'lea@parti.example',
    });
    expect((await reported(complaint('not-spam'))).kind).toBe('unclear');
  });

  it('tell by their words what servers say that know no standard', async () => {
    const plain = (from: string, ...lines: string[]) =>
      reported(
        mail(`From: ${from}`, `To: ${back}`, 'Subject: Retour', 'Content-Type: text/plain', '', ...lines),
      );
    const daemon = 'postmaster@vieux.example';
    expect(await plain(daemon, 'lea@parti.example:', '550 5.1.1 User unknown')).toMatchObject({
      kind: 'permanent',
      tokens: [token],
      detail: '550 5.1.1 User unknown',
    });
    expect((await plain(daemon, '452 4.2.2 Mailbox full')).kind).toBe('temporary');
    expect((await plain(daemon, 'Cette boîte aux lettres est inconnue.', 'Adresse inconnue')).kind).toBe(
      'permanent',
    );
    expect((await plain(daemon, 'Delivery is delayed, we will retry.')).kind).toBe('temporary');
    expect((await plain('lea@parti.example', 'Je suis absente, mon adresse n’existe pas en mai.')).kind).toBe(
      'unclear',
    );
  });

  it('say nothing of what is no mail', async () => {
    expect(await readDeliveryReport(Buffer.alloc(0))).toBeUndefined();
    expect(await readDeliveryReport(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2]))).toBeUndefined();
  });

  it('never break the reader, whatever arrives', async () => {
    const whole = notification('failed', '5.1.1', '550').toString('latin1');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(whole.length), fc.string(), async (from, to, put) => {
        const cut = whole.slice(0, Math.min(from, to)) + put + whole.slice(Math.max(from, to));
        const report = await readDeliveryReport(Buffer.from(cut, 'latin1'));
        expect(report === undefined || report.tokens.length <= 3).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('uploaded mails', () => {
  const form = async (files: Record<string, string>) => {
    const data = new FormData();
    for (const [name, content] of Object.entries(files)) data.append('files', new File([content], name));
    return Buffer.from(await new Response(data).arrayBuffer());
  };

  it('are the body itself, or the files of a form', async () => {
    const raw = Buffer.from('From: a@b.example\r\n\r\n');
    expect(await uploadedMails('message/rfc822', raw)).toEqual([{ name: 'message.eml', content: raw }]);
    const read = await uploadedMails('multipart/form-data', await form({ 'a.eml': 'un', 'é.eml': 'deux' }));
    expect(read.map(({ name, content }) => [name, content.toString()])).toEqual([
      ['a.eml', 'un'],
      ['é.eml', 'deux'],
    ]);
  });

  it('are refused where the form is broken or empty', async () => {
    for (const body of [
      Buffer.from('rien'),
      Buffer.from('--b\r\nfoo'),
      Buffer.from('--b--\r\n'),
      Buffer.alloc(0),
    ])
      await expect(uploadedMails('multipart/form-data', body)).rejects.toMatchObject({
        kind: { code: 'MALFORMED_REQUEST' },
      });
  });
});
