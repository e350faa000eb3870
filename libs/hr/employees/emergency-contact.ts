import { text } from '#kernel';
import { EmailField, PhoneField, TextField } from '#runtime';

/** Whom to call when something happens to an employee. */
export class EmergencyContactPart {
  @TextField({ label: text('Nom', 'Name'), max: 200, required: true })
  name!: string;

  @TextField({ label: text('Lien', 'Relationship'), max: 100 })
  relationship?: string | null;

  @PhoneField({ label: text('Téléphone', 'Phone'), required: true })
  phone!: string;

  @EmailField({ label: text('E-mail', 'E-mail') })
  email?: string | null;
}
