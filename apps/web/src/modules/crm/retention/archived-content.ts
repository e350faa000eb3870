/** What an archive holds, as the server wrote it down. */
export interface Kept {
  contact?: Identity;
  lead?: Identity;
  companies?: readonly { name: string; title: string | null }[];
  activities?: readonly {
    subject: string;
    notes: string | null;
    dueAt: string | null;
    doneAt: string | null;
  }[];
  emails?: readonly { subject: string; text: string | null; sentAt: string | null }[];
  comments?: readonly { text: string; at: string }[];
}

interface Identity {
  first_name?: string | null;
  last_name?: string | null;
  company_name?: string | null;
  job_title?: string | null;
  email?: string | null;
  emails?: readonly { address: string }[];
  phone?: string | null;
  phones?: readonly { number: string }[];
  addresses?: readonly { line1?: string | null; postalCode?: string | null; city?: string | null }[];
  need?: string | null;
  notes?: string | null;
}

const join = (values: readonly (string | null | undefined)[], between: string): string =>
  values.filter(Boolean).join(between);

/** Who the person was, line by line; empty ones are left out. */
export function linesOf({ contact, lead, companies = [] }: Kept): { name: string; value: string }[] {
  const who = contact ?? lead ?? {};
  const lines = {
    name: join([who.first_name, who.last_name], ' '),
    company:
      who.company_name ??
      join(
        companies.map(({ name }) => name),
        ', ',
      ),
    job: who.job_title ?? '',
    email: who.emails
      ? join(
          who.emails.map(({ address }) => address),
          ', ',
        )
      : (who.email ?? ''),
    phone: who.phones
      ? join(
          who.phones.map(({ number }) => number),
          ', ',
        )
      : (who.phone ?? ''),
    address: join(
      (who.addresses ?? []).map(({ line1, postalCode, city }) => join([line1, postalCode, city], ' ')),
      ' · ',
    ),
    need: who.need ?? '',
    notes: who.notes ?? '',
  };
  return Object.entries(lines).flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

/** What was done, written and said, the latest first. */
export function wordsOf({ activities = [], emails = [], comments = [] }: Kept): {
  key: string;
  at: string | null;
  said: string;
}[] {
  return [
    ...activities.map(({ subject, notes, doneAt, dueAt }) => ({
      at: doneAt ?? dueAt,
      said: join([subject, notes], ' — '),
    })),
    ...emails.map(({ subject, text, sentAt }) => ({ at: sentAt, said: join([subject, text], ' — ') })),
    ...comments.map(({ text, at }) => ({ at, said: text })),
  ]
    .map((each, index) => ({ ...each, key: String(index) }))
    .sort((one, other) => (other.at ?? '').localeCompare(one.at ?? ''));
}
