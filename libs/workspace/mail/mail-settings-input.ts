import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { SecretField } from '#identity';
import { text } from '#kernel';
import {
  ChoiceField,
  CountryField,
  EmailField,
  InstantField,
  IntegerField,
  message,
  TextField,
  textRule,
} from '#runtime';
import { type MailSecurity, mailSecurities } from './mail-settings.js';

const yesOrNo = message('Oui ou non est attendu.', 'True or false is expected.');
const hostForm =
  /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$|^[0-9a-f:]{2,39}$/;

/** How the instance sends; what is left out stays as it was. */
export class MailSettingsInput {
  @TextField({ label: text('Nom de l’expéditeur', 'Sender name'), max: 100 })
  senderName?: string | null;

  @EmailField({ label: text('Adresse de l’expéditeur', 'Sender address') })
  senderAddress?: string | null;

  @ApiProperty({ type: Boolean, required: false, description: "By the instance's own server" })
  @IsOptional()
  @IsBoolean(yesOrNo)
  ownServer?: boolean;

  @TextField({
    label: text('Serveur', 'Server'),
    max: 253,
    normalise: (value) => value.toLowerCase(),
    rules: [
      textRule(
        'host',
        (value) => hostForm.test(value),
        'Un nom de serveur comme smtp.exemple.fr est attendu.',
        'A server name such as smtp.example.com is expected.',
      ),
    ],
    example: 'smtp.exemple.fr',
  })
  host?: string | null;

  @IntegerField({ label: text('Port', 'Port'), min: 1, max: 65_535, example: 587 })
  port?: number | null;

  @ChoiceField({ label: text('Chiffrement', 'Encryption'), choices: mailSecurities, default: 'starttls' })
  security?: MailSecurity;

  @TextField({ label: text('Identifiant', 'User name'), max: 254 })
  userName?: string | null;

  @SecretField({ description: 'Never answered; left out or empty: the one that is kept', optional: true })
  password?: string;

  @CountryField({ label: text('Pays du fournisseur', 'Country of the provider'), example: 'FR' })
  country?: string | null;

  @TextField({ label: text('Référence de la demande écrite', 'Reference of the written request') })
  requestReference?: string | null;

  @ApiProperty({
    type: Boolean,
    required: false,
    description: 'The client answers for this provider; needed once for each server',
  })
  @IsOptional()
  @IsBoolean(yesOrNo)
  @Transform(({ value }) => value ?? undefined)
  responsibilityAccepted?: boolean;
}

export class MailSettingsAnswer {
  @ApiProperty({ type: 'integer', description: '0: nothing has been set up' })
  version!: number;

  @TextField({ label: text('Nom de l’expéditeur', 'Sender name'), max: 100 })
  senderName!: string | null;

  @TextField({ label: text('Adresse de l’expéditeur', 'Sender address') })
  senderAddress!: string | null;

  @ApiProperty({ type: Boolean })
  ownServer!: boolean;

  @TextField({ label: text('Serveur', 'Server') })
  host!: string | null;

  @IntegerField({ label: text('Port', 'Port') })
  port!: number | null;

  @ApiProperty({ enum: [...mailSecurities] })
  security!: MailSecurity;

  @TextField({ label: text('Identifiant', 'User name') })
  userName!: string | null;

  @ApiProperty({ type: Boolean, description: 'Whether a password is kept; it is never answered' })
  hasPassword!: boolean;

  @TextField({ label: text('Pays du fournisseur', 'Country of the provider') })
  country!: string | null;

  @TextField({ label: text('Référence de la demande écrite', 'Reference of the written request') })
  requestReference!: string | null;

  @InstantField({ label: text('Responsabilité acceptée le', 'Responsibility accepted at') })
  acceptedAt!: Date | null;

  @InstantField({ label: text('Essayé le', 'Tested at') })
  testedAt!: Date | null;

  @ApiProperty({ type: Boolean, nullable: true })
  testPassed!: boolean | null;

  @TextField({ label: text('Réponse du serveur', "The server's answer"), max: 1000 })
  testAnswer!: string | null;

  @ApiProperty({
    type: String,
    description: 'Whom mails are from as long as no server of your own is set up',
  })
  platformAddress!: string;

  @ApiProperty({ type: Boolean, description: 'Servers in private networks are allowed here' })
  privateServers!: boolean;
}

export class MailTestAnswer {
  @ApiProperty({ type: Boolean })
  passed!: boolean;

  @ApiProperty({ type: String, description: 'Where the test mail went' })
  to!: string;

  @ApiProperty({ type: String, description: 'What it means, in plain words' })
  meaning!: string;

  @ApiProperty({
    type: String,
    description: 'What the server said, as it said it; empty where it said nothing',
  })
  answer!: string;
}
