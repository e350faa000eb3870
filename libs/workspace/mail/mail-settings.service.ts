import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#identity';
import { CommonProblems, type FieldError, Problem, type Text, text } from '#kernel';
import { AppConfig, Clock, Mailer, MailRefused, publicAddressOf, Scopes, UnitOfWork } from '#runtime';
import { InstanceMailer } from './instance-mailer.js';
import { MailProblems } from './mail.problems.js';
import { type MailSettings, mailPorts } from './mail-settings.js';
import { MailSettingsRepository } from './mail-settings.repository.js';
import type { MailSettingsAnswer, MailSettingsInput, MailTestAnswer } from './mail-settings-input.js';
import { meaningOf, testMail, testPassed } from './test-meaning.js';

const first: Omit<MailSettings, 'id'> = {
  ...{ version: 0, senderName: null, senderAddress: null, ownServer: false, host: null, port: null },
  ...{ security: 'starttls', userName: null, passwordSealed: null, country: null, requestReference: null },
  ...{ acceptedAt: null, acceptedBy: null, testedAt: null, testPassed: null, testAnswer: null },
};

/** Sets up how the instance sends its mails, and tries it. Its methods open units of their own: names are looked up. */
@Injectable()
export class MailSettingsService {
  constructor(
    private readonly settings: MailSettingsRepository,
    private readonly instanceMailer: InstanceMailer,
    private readonly mailer: Mailer,
    private readonly units: UnitOfWork,
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  async read(): Promise<MailSettingsAnswer> {
    return this.answer(await this.units.run({ mode: 'read' }, () => this.settings.find()));
  }

  /** @throws Problem INVALID_INPUT, STALE_VERSION */
  async change(version: number, input: MailSettingsInput): Promise<MailSettingsAnswer> {
    const before = (await this.units.run({ mode: 'read' }, () => this.settings.find())) ?? first;
    const { password, responsibilityAccepted, ...given } = input;
    const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const merged = { ...before, ...named };
    const moved = merged.host !== before.host;
    // A password is for one server: it is never sent to another that somebody names later.
    const kept = moved || merged.userName === null ? null : before.passwordSealed;
    const accepted = responsibilityAccepted
      ? { acceptedAt: this.clock.now(), acceptedBy: Scopes.actor().userId ?? null }
      : moved
        ? { acceptedAt: null, acceptedBy: null }
        : {};
    const after = {
      ...merged,
      ...accepted,
      passwordSealed: password ? this.instanceMailer.seal(password) : kept,
    };
    const errors = await this.refusals(after);
    if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
    const saved = await this.units.run({ mode: 'write' }, async () => {
      const row = await this.settings.save(version, after);
      const { ownServer, host, port, country, requestReference } = row;
      await this.audit.append({
        action: 'workspace.mail-settings-changed',
        object: `workspace.mail-settings/${row.id}`,
        details: { ownServer, host, port, country, requestReference, accepted: row.acceptedAt !== null },
      });
      return row;
    });
    return this.answer(saved);
  }

  /** Sends a mail to whoever asks, and says what the server answered. @throws Problem WORKSPACE_MAIL_TEST_UNAVAILABLE */
  async test(): Promise<MailTestAnswer> {
    const settings = await this.units.run({ mode: 'read' }, () => this.settings.find());
    if (!settings?.ownServer) throw new Problem(MailProblems.WORKSPACE_MAIL_TEST_UNAVAILABLE);
    const { language } = Scopes.current();
    const to = Scopes.actor().label;
    const { subject, text: body } = testMail(settings.senderName ?? Scopes.instance().name);
    const refusal = await this.instanceMailer
      .sendBy(settings, { to: { address: to }, subject: subject[language], text: body[language] })
      .then(() => undefined)
      .catch((error: unknown) => {
        if (error instanceof MailRefused) return error;
        throw error;
      });
    const meaning = (refusal ? meaningOf(refusal) : testPassed)[language];
    const answer = refusal ? refusal.response || refusal.message : '';
    await this.units.run({ mode: 'write' }, async () => {
      await this.settings.tested(settings, !refusal, refusal ? answer.slice(0, 1000) : meaning);
      await this.audit.append({
        action: 'workspace.mail-settings-tested',
        object: `workspace.mail-settings/${settings.id}`,
        details: { passed: !refusal, ...(refusal && { code: refusal.code }) },
      });
    });
    return { passed: !refusal, to, meaning, answer };
  }

  private async refusals(after: Omit<MailSettings, 'id'>): Promise<FieldError[]> {
    const errors: FieldError[] = [];
    const refuse = (field: string, code: string, message: Text) => errors.push({ field, code, message });
    if (!after.ownServer) return errors;
    const needed = text('Nécessaire pour votre propre serveur.', 'Needed for a server of your own.');
    for (const field of ['host', 'port', 'senderAddress'] as const)
      if (after[field] === null) refuse(field, 'required', needed);
    if (!after.acceptedAt)
      refuse(
        'responsibilityAccepted',
        'required',
        text(
          'Acceptez la responsabilité de ce fournisseur pour l’utiliser.',
          'Accept the responsibility for this provider to use it.',
        ),
      );
    if (after.userName !== null && !after.passwordSealed)
      refuse(
        'password',
        'required',
        text('Un mot de passe est attendu pour ce serveur.', 'A password is expected for this server.'),
      );
    if (after.security === 'none' && after.userName !== null)
      refuse(
        'security',
        'clear-password',
        text('Un mot de passe ne s’envoie pas en clair.', 'A password is not sent in the clear.'),
      );
    if (this.config.privateMailServers) return errors;
    if (after.security === 'none')
      refuse(
        'security',
        'insecure',
        text('Une connexion chiffrée est attendue.', 'An encrypted one is expected.'),
      );
    if (after.port !== null && !mailPorts.includes(after.port))
      refuse(
        'port',
        'port',
        text(`Ports possibles : ${mailPorts.join(', ')}.`, `Possible ports: ${mailPorts.join(', ')}.`),
      );
    // Names are looked up last: only what would be stored otherwise.
    const found = after.host === null || errors.length > 0 ? undefined : await publicAddressOf(after.host);
    if (found && 'refusal' in found)
      refuse(
        'host',
        found.refusal,
        found.refusal === 'unknown-host'
          ? text('Ce nom de serveur n’existe pas.', 'This server name does not exist.')
          : text(
              'Ce nom mène dans un réseau privé, que la plateforme ne permet pas.',
              'This name leads into a private network, which the platform does not allow.',
            ),
      );
    return errors;
  }

  private answer(settings: MailSettings | undefined): MailSettingsAnswer {
    const { passwordSealed, acceptedBy: _, id: __, ...shown } = settings ?? { ...first, id: '' };
    return {
      ...shown,
      hasPassword: passwordSealed !== null,
      platformAddress: this.mailer.address,
      privateServers: this.config.privateMailServers,
    };
  }
}
