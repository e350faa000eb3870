import { Module, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { text } from '#kernel';
import { InstanceMailer } from './instance-mailer.js';
import { MailSettingsController, mailSettingsPermission } from './mail-settings.controller.js';
import { MailSettingsRepository } from './mail-settings.repository.js';
import { MailSettingsService } from './mail-settings.service.js';
import { SignatureController } from './signature.controller.js';
import { Signatures } from './signatures.js';

/** How the instance's mails to its clients are sent. */
@Module({
  controllers: [MailSettingsController, SignatureController],
  providers: [InstanceMailer, MailSettingsRepository, MailSettingsService, Signatures],
  exports: [InstanceMailer, Signatures],
})
export class MailModule implements OnModuleInit {
  constructor(private readonly permissions: PermissionRegistry) {}

  onModuleInit(): void {
    this.permissions.declare({
      name: mailSettingsPermission,
      label: text('Envoi d’e-mails : régler', 'Sending of e-mails: set up'),
      module: 'workspace',
      vault: false,
      scoped: false,
      adminOnly: true,
    });
  }
}
