import type { AnyRecord } from '@/kit/records/define-record';
import type { ComposeDialogProps } from './compose-dialog';
import { partiesOf } from './parties';

const links = ['companyId', 'contactId', 'opportunityId', 'leadId'] as const;

/** What an answer to a mail begins with. */
export function answerTo(email: AnyRecord): Omit<ComposeDialogProps, 'onClose'> {
  const { subject, fromName, fromAddress } = email;
  const received = email['direction'] === 'in';
  const author = { address: String(fromAddress ?? ''), ...(fromName ? { name: String(fromName) } : {}) };
  const title = String(subject ?? '');
  const lines = String(email['text'] ?? '').split('\n');
  return {
    to: received ? [author] : partiesOf(email['recipients']),
    subject: /^re\s*:/i.test(title) ? title : `Re: ${title}`,
    quoted: [`${author.name ?? author.address} :`, ...lines.map((line) => (line ? `> ${line}` : '>'))].join(
      '\n',
    ),
    links: {
      repliesToId: email.id,
      ...Object.fromEntries(links.flatMap((name) => (email[name] ? [[name, email[name]]] : []))),
    },
  };
}
