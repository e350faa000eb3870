import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Language, type Text, text } from '#kernel';
import { JobHandlers, Mailer, RecordRegistry, Scopes, TenantDb, UnitOfWork } from '#runtime';

export const exportNoticeTopic = 'identity.export-notice';

interface Notice {
  email: string;
  language: Language;
  by: string;
  at: Date;
  details: { rows: number; format: string; reason?: string };
}

/** Tells an HR referent by mail that HR data were exported: who, what, how many, why. Never the data. */
@Injectable()
export class ExportNotices implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly units: UnitOfWork,
    private readonly db: TenantDb,
    private readonly records: RecordRegistry,
    private readonly mailer: Mailer,
  ) {}

  onModuleInit(): void {
    this.handlers.on(exportNoticeTopic, (payload) => this.send(payload));
  }

  private async send({ to, entry, record }: Record<string, unknown>): Promise<void> {
    const notice = await this.units.run({ mode: 'read' }, () => this.find(to, entry));
    // Somebody who left meanwhile is told nothing any more.
    if (!notice) return;
    const { language } = notice;
    const what = this.records.find(String(record))?.type.label.many ?? text(String(record), String(record));
    const { name, timeZone } = Scopes.instance();
    await this.mailer.send({
      to: notice.email,
      fromName: name,
      subject: subject(what, notice)[language],
      text: body(what, notice, timeZone)[language],
    });
  }

  private async find(to: unknown, entry: unknown): Promise<Notice | undefined> {
    const [row] = await this.db.query<Omit<Notice, 'details'> & { entry: string }>(
      `SELECT u.email, u.language, a.actor_label AS by, a.at, a.entry
       FROM identity_user u, identity_audit_event a
       WHERE u.id = $1 AND u.state = 'active' AND u.hr_referent AND a.n = $2`,
      [to, entry],
    );
    if (!row) return undefined;
    return { ...row, details: (JSON.parse(row.entry) as Pick<Notice, 'details'>).details };
  }
}

const subject = (what: Text, { details }: Notice): Text =>
  text(
    `Export de données RH : ${what.fr} (${details.rows})`,
    `Export of HR data: ${what.en} (${details.rows})`,
  );

function body(what: Text, { by, at, details }: Notice, timeZone: string): Text {
  const when = (language: Language) =>
    new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
      timeZone,
      dateStyle: 'long',
      timeStyle: 'short',
    }).format(at);
  return text(
    `Bonjour,

${by} a exporté des données RH le ${when('fr')}.

Fiches : ${what.fr}
Nombre de lignes : ${details.rows}
Format : ${details.format}
Motif : ${details.reason ?? ''}

Vous recevez ce message comme référent RH. Si cet export vous étonne, parlez-en à son auteur et à votre administrateur ; le journal d’audit en garde la trace.
`,
    `Hello,

${by} exported HR data on ${when('en')}.

Records: ${what.en}
Rows: ${details.rows}
Format: ${details.format}
Reason: ${details.reason ?? ''}

You receive this message as an HR referent. If this export surprises you, speak to its author and to your administrator; the audit trail keeps it.
`,
  );
}
