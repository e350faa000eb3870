import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, Scopes, TenantDb, UnitOfWork } from '#runtime';
import { DemoSteps, type DemoStory } from '#tenancy';
import { Signatures } from '#workspace';
import { ActivitiesRepository } from '../activities/activities.repository.js';
import { toldOf } from '../invitations/invitation-mail.js';
import { InvitationsRepository } from '../invitations/invitations.repository.js';
import { EmailIntakeService } from '../mails/email-intake.service.js';
import { EmailLinksRepository } from '../mails/email-links.repository.js';
import { EmailsRepository } from '../mails/emails.repository.js';

interface Client {
  id: string;
  name: string;
  address: string;
}

const letters = [
  {
    subject: 'Votre projet : compte rendu de la visite',
    text: 'merci pour votre accueil. Comme convenu, je vous envoie sous huit jours le métré et deux variantes.',
    answer: 'merci, nous avons hâte de voir les deux variantes. Le portail sera ouvert mardi.',
  },
  {
    subject: 'Devis : deux variantes',
    text: 'vous trouverez les deux variantes, avec et sans isolation par l’extérieur. Je vous appelle jeudi.',
    answer: 'la variante avec isolation nous plaît. Pouvez-vous préciser le délai ?',
  },
  {
    subject: 'Pièces à préparer pour la TVA à taux réduit',
    text: 'il nous manque l’attestation signée et la date de construction du logement.',
    answer: 'l’attestation est signée, je vous la remets à la prochaine visite.',
  },
] as const;

const day = 86_400_000;

/** Mails of the demo company's people, their answers, and a visit to which somebody is invited. */
@Injectable()
export class MailsDemo implements OnModuleInit {
  constructor(
    private readonly steps: DemoSteps,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly emails: EmailsRepository,
    private readonly links: EmailLinksRepository,
    private readonly intake: EmailIntakeService,
    private readonly invitations: InvitationsRepository,
    private readonly activities: ActivitiesRepository,
    private readonly signatures: Signatures,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.steps.add((story) => this.tell(story));
  }

  private async tell({ people }: DemoStory): Promise<void> {
    const { sales } = people;
    await Scopes.with({ actor: sales }, async () => {
      const clients = await this.units.run({ mode: 'read' }, () => this.clients());
      await this.units.run({ mode: 'write' }, () =>
        this.signatures.replace('Bien à vous,\nLe service commercial\n02 40 00 00 00'),
      );
      for (const [index, client] of clients.entries()) {
        const letter = letters[index % letters.length] as (typeof letters)[number];
        const at = new Date(this.clock.now().getTime() - (index + 1) * 2 * day);
        const messageId = await this.units.run({ mode: 'write' }, () => this.write(client, letter, at));
        if (index % 2 === 0) await this.answer(client, letter, messageId, new Date(at.getTime() + day / 2));
      }
      await this.units.run({ mode: 'write' }, () => this.invite());
    });
  }

  /** Some contacts with an address. */
  private clients(): Promise<Client[]> {
    return this.db.query<Client>(
      `SELECT id, trim(first_name || ' ' || last_name) AS name, email AS address FROM crm_contact
       WHERE email IS NOT NULL AND NOT email_opt_out ORDER BY last_contact_at DESC NULLS LAST, id LIMIT 8`,
    );
  }

  private async write(
    { id, name, address }: Client,
    { subject, text }: (typeof letters)[number],
    sentAt: Date,
  ): Promise<string> {
    const author = await this.emails.author(Scopes.actor().userId ?? '');
    const messageId = `${id}-${sentAt.getTime()}@demo.invalid`;
    const email = await this.emails.create({
      subject,
      text: `Bonjour ${name},\n\n${text}\n\nBien à vous,\n${author?.name ?? ''}`,
      recipients: [{ name, address }],
      state: 'sent',
      ownerId: Scopes.actor().userId ?? null,
      fromName: author?.name ?? null,
      fromAddress: author?.address ?? null,
      sentAt,
      messageId,
      threadKey: messageId,
      contactId: id,
    });
    await this.links.link(email);
    return messageId;
  }

  private async answer(
    { id, name, address }: Client,
    { subject, answer }: (typeof letters)[number],
    messageId: string,
    at: Date,
  ): Promise<void> {
    const headers = [
      `From: =?UTF-8?B?${Buffer.from(name).toString('base64')}?= <${address}>`,
      'To: commercial@demo.invalid',
      `Subject: =?UTF-8?B?${Buffer.from(`Re: ${subject}`).toString('base64')}?=`,
      `Date: ${at.toUTCString()}`,
      `Message-ID: <reponse-${messageId}>`,
      `In-Reply-To: <${messageId}>`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
    ];
    const content = Buffer.from(
      `${headers.join('\r\n')}\r\n\r\nBonjour,\r\n\r\n${answer}\r\n\r\n${name}\r\n`,
    );
    await this.intake.take({
      fileName: 'reponse.eml',
      content,
      visibility: 'all',
      owner: { resource: 'crm.contact', recordId: id },
    });
  }

  /** The next visit has somebody who comes; nothing is sent. */
  private async invite(): Promise<void> {
    const [row] = await this.db.query<{ id: string; name: string; address: string; contactId: string }>(
      `SELECT a.id, trim(c.first_name || ' ' || c.last_name) AS name, c.email AS address, c.id AS "contactId"
       FROM crm_activity a JOIN crm_contact c ON c.id = a.contact_id AND c.email IS NOT NULL
       WHERE a.kind IN ('visit', 'meeting') AND a.state = 'planned' AND a.due_at > now()
       ORDER BY a.due_at LIMIT 1`,
    );
    const [activity] = row ? await this.activities.getMany([row.id]) : [];
    const author = await this.emails.author(Scopes.actor().userId ?? '');
    if (!row || !activity || !author) return;
    await this.invitations.create({
      id: activity.id,
      uid: `${activity.id}@demo.invalid`,
      sequence: 0,
      organizerId: Scopes.actor().userId ?? null,
      organizerName: author.name,
      organizerAddress: author.address,
      cancelled: false,
      told: toldOf(activity),
    });
    const invitee = await this.invitations.invite(activity.id, row);
    await this.invitations.delivered(invitee, 'sent', null);
    const answered = {
      answer: 'accepted' as const,
      at: this.clock.now(),
      sequence: 0,
      remark: 'Je serai là.',
    };
    await this.invitations.answered(invitee, answered);
  }
}
