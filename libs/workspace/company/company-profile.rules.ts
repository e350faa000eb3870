import { type FieldError, frenchVatNumber, text } from '#kernel';
import type { InputOf } from '#runtime';
import type { CompanyProfile } from './company-profile.entity.js';

type Identity = Partial<
  Pick<
    CompanyProfile,
    | 'legalName'
    | 'legalForm'
    | 'shareCapital'
    | 'siren'
    | 'siret'
    | 'register'
    | 'registerCity'
    | 'vatNumber'
    | 'vatExempt'
    | 'addresses'
  >
>;

/** Forms whose documents say no share capital; those of companies do (Code de commerce R123-238). */
const withoutCapital = new Set(['ei', 'gie', 'association', 'foreign']);

/** Forms that need not be in the trade register: a sole trader may be in none, an association is in none. */
const unregistered = new Set(['ei', 'association', 'foreign']);

/** A SIRET tells its SIREN, and a SIREN the VAT number of whoever has one: what was not typed is filled in. */
export function completeProfile(
  input: InputOf<CompanyProfile>,
  before: CompanyProfile | undefined,
): InputOf<CompanyProfile> {
  const after = { ...before, ...input };
  const complete = { ...input };
  if (input.siret && input.siren === undefined && !before?.siren) complete.siren = input.siret.slice(0, 9);
  const siren = complete.siren ?? after.siren;
  if (siren && input.vatNumber === undefined && !after.vatNumber && !after.vatExempt)
    complete.vatNumber = frenchVatNumber(siren);
  return complete;
}

/** The identifiers must be those of one company. */
export function checkProfile(
  input: InputOf<CompanyProfile>,
  before: CompanyProfile | undefined,
): FieldError[] {
  const { siren, siret, vatNumber }: Identity = { ...before, ...input };
  const errors: FieldError[] = [];
  if (!siren) return errors;
  if (siret && !siret.startsWith(siren)) {
    const message = text(
      `Ce SIRET n’est pas celui du SIREN ${siren}.`,
      `This SIRET does not belong to SIREN ${siren}.`,
    );
    errors.push({ field: 'siret', code: 'siren-mismatch', message });
  }
  if (vatNumber?.startsWith('FR') && vatNumber.slice(4) !== siren) {
    const message = text(
      `Ce numéro de TVA n’est pas celui du SIREN ${siren}.`,
      `This VAT number does not belong to SIREN ${siren}.`,
    );
    errors.push({ field: 'vatNumber', code: 'siren-mismatch', message });
  }
  return errors;
}

/**
 * The fields without which a quote or an invoice would lack a mention that the law asks of the seller: CGI annex II
 * art. 242 nonies A, Code de commerce L441-9 and R123-237 f.
 */
export function missingMentions(profile: Identity): string[] {
  const { legalForm } = profile;
  const missing: string[] = [];
  const need = (field: keyof Identity, needed = true) => {
    if (needed && !profile[field]) missing.push(field);
  };
  need('legalName');
  need('legalForm');
  need('shareCapital', legalForm ? !withoutCapital.has(legalForm) : false);
  need('siren', legalForm !== 'foreign');
  const registered = legalForm ? !unregistered.has(legalForm) : false;
  need('register', registered);
  need('registerCity', registered || Boolean(profile.register && profile.register !== 'rne'));
  need('vatNumber', !profile.vatExempt);
  const [office] = profile.addresses ?? [];
  if (!office?.line1 || !office.postalCode || !office.city) missing.push('addresses');
  return missing;
}
