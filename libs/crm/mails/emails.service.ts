import { Injectable } from '@nestjs/common';
import { type FieldError, text } from '#kernel';
import { type InputOf, RecordRegistry, RecordsService, Scopes, unknownRecord } from '#runtime';
import { type Email, emailType } from './email.entity.js';
import { checkEmail } from './email.rules.js';
import { EmailLinksRepository } from './email-links.repository.js';
import { EmailsRepository } from './emails.repository.js';

const links = ['companyId', 'contactId', 'opportunityId', 'leadId', 'repliesToId'] as const;

/** Mails that people write, and change as long as they are drafts. */
@Injectable()
export class EmailsService extends RecordsService<Email> {
  constructor(
    emails: EmailsRepository,
    private readonly records: RecordRegistry,
    private readonly linked: EmailLinksRepository,
  ) {
    super(emails);
  }

  override complete(input: InputOf<Email>, before: Email | undefined): InputOf<Email> {
    return before ? input : { ...input, ownerId: Scopes.actor().userId ?? null };
  }

  override async check(input: InputOf<Email>, before: Email | undefined): Promise<readonly FieldError[]> {
    const errors = checkEmail(input, before);
    if (Scopes.current().batchId)
      errors.push({
        field: 'subject',
        code: 'not-importable',
        message: text('Les e-mails ne s’importent pas ainsi.', 'E-mails are not imported this way.'),
      });
    for (const name of links) {
      const id = input[name];
      if (!id || id === before?.[name]) continue;
      const found = await this.records.find(emailType.field(name).to ?? '')?.service.repository.getMany([id]);
      if (!found || found.length === 0) errors.push(unknownRecord(name));
    }
    return errors;
  }

  /** What a mail is about may be put right once it has left. */
  protected override async changed(after: Email, before: Email | undefined): Promise<void> {
    if (before && after.state !== 'draft' && links.some((name) => after[name] !== before[name]))
      await this.linked.linkAnew(after);
  }
}
