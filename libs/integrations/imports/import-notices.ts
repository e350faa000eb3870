import { Injectable, type OnModuleInit } from '@nestjs/common';
import { text } from '#kernel';
import { Scopes } from '#runtime';
import { NotificationKinds, Notifications } from '#workspace';

/** An import that ended. */
export interface EndedImport {
  readonly id: string;
  readonly name: string;
  readonly done: boolean;
  /** It wrote to the HR vault: nothing of it is told but that it ended. */
  readonly vault: boolean;
  readonly created: number;
  readonly updated: number;
  readonly rejected: number;
}

const kinds = {
  done: 'integrations.import-done',
  stopped: 'integrations.import-stopped',
  private: 'integrations.private-import-ended',
};

/** Tells the user who started an import that it ended; an operator sees it in the terminal. */
@Injectable()
export class ImportNotices implements OnModuleInit {
  constructor(
    private readonly kinds: NotificationKinds,
    private readonly notifications: Notifications,
  ) {}

  onModuleInit(): void {
    this.kinds.declare(
      kinds.done,
      text(
        'Import « {name} » terminé : {created} créées, {updated} modifiées, {rejected} refusées',
        'Import “{name}” done: {created} created, {updated} updated, {rejected} rejected',
      ),
    );
    this.kinds.declare(
      kinds.stopped,
      text(
        'Import « {name} » interrompu : {created} créées, {updated} modifiées jusque-là',
        'Import “{name}” stopped: {created} created, {updated} updated until then',
      ),
    );
    this.kinds.declare(kinds.private, text('Votre import RH a pris fin', 'Your HR import has ended'));
  }

  /** In the unit that notes the end of the import. */
  async ended({ id, name, done, vault, created, updated, rejected }: EndedImport): Promise<void> {
    const { userId } = Scopes.actor();
    if (!userId) return;
    await this.notifications.notify({
      recipientIds: [userId],
      kind: vault ? kinds.private : done ? kinds.done : kinds.stopped,
      record: { resource: 'integrations.import', id },
      ...(!vault && { params: { name, created, updated, rejected } }),
    });
  }
}
