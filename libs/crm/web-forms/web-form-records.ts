import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PermissionRegistry } from '#identity';
import { text } from '#kernel';
import { RecordRegistry } from '#runtime';
import { submissionType } from './submission.entity.js';
import { WebFormInput, webFormType } from './web-form.entity.js';
import { WebFormsService } from './web-forms.service.js';

const labels = {
  read: text('Envois de formulaire : voir', 'Form submissions: see'),
  update: text('Envois de formulaire : reprendre les indésirables', 'Form submissions: accept unwanted ones'),
  delete: text('Envois de formulaire : supprimer', 'Form submissions: remove'),
};

/** Makes the kinds of record and their rights known. Forms publish: whoever may read them, admins alone change them. */
@Injectable()
export class WebFormRecords implements OnModuleInit {
  constructor(
    private readonly records: RecordRegistry,
    private readonly permissions: PermissionRegistry,
    private readonly forms: WebFormsService,
  ) {}

  onModuleInit(): void {
    this.records.register(webFormType, this.forms, WebFormInput);
    this.permissions.declareRecord(webFormType as never, { configuration: true });
    // Nobody enters, imports or exports submissions: the leads that they become are for that.
    for (const action of ['read', 'update', 'delete'] as const)
      this.permissions.declare({
        name: submissionType.permission(action),
        label: labels[action],
        module: submissionType.module,
        vault: false,
        scoped: true,
      });
  }
}
