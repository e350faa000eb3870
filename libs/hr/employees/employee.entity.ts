import { Entity } from 'typeorm';
import { compactIdentifier, text } from '#kernel';
import {
  AddressPart,
  BooleanField,
  BusinessRecord,
  ChoiceField,
  CountryField,
  DateField,
  EmailField,
  IdField,
  inputOf,
  ListField,
  PhoneField,
  RecordType,
  TextField,
} from '#runtime';
import { EmergencyContactPart } from './emergency-contact.js';
import { ibanRule, nirRule } from './employee-field-rules.js';
import { type EmployeeState, employeeStates } from './employee-states.js';

export const exitReasons = [
  'resignation',
  'dismissal',
  'mutual-agreement',
  'end-of-contract',
  'trial-end',
  'retirement',
  'death',
  'other',
] as const;
export type ExitReason = (typeof exitReasons)[number];

/** A person who works, will work or worked for the company. Everything here belongs to the HR vault. */
@Entity('hr_employee')
export class Employee extends BusinessRecord {
  @TextField({ label: text('Matricule', 'Staff number'), max: 30, sortable: true, filterable: true })
  staffNumber!: string | null;

  @ChoiceField({
    label: text('État', 'State'),
    choices: employeeStates,
    default: 'active',
    byCommand: true,
    sortable: true,
    filterable: true,
  })
  state!: EmployeeState;

  @ChoiceField({ label: text('Civilité', 'Civility'), choices: ['mr', 'mrs', 'mx'] })
  civility!: string | null;

  @TextField({
    label: text('Prénom', 'First name'),
    max: 100,
    required: true,
    sortable: true,
    filterable: true,
  })
  firstName!: string;

  @TextField({ label: text('Nom', 'Last name'), max: 100, required: true, sortable: true, filterable: true })
  lastName!: string;

  @TextField({ label: text('Nom de naissance', 'Birth name'), max: 100 })
  birthName!: string | null;

  @DateField({ label: text('Date de naissance', 'Birth date'), sortable: true, filterable: true })
  birthDate!: string | null;

  @TextField({ label: text('Lieu de naissance', 'Birth place'), max: 150 })
  birthPlace!: string | null;

  @CountryField({
    label: text('Nationalité (code ISO 3166-1)', 'Nationality (ISO 3166-1 code)'),
    filterable: true,
  })
  nationality!: string | null;

  @ChoiceField({ label: text('Sexe', 'Sex'), choices: ['female', 'male', 'unspecified'], filterable: true })
  gender!: string | null;

  @ChoiceField({
    label: text('Situation familiale', 'Marital status'),
    choices: ['single', 'married', 'civil-union', 'divorced', 'widowed'],
  })
  maritalStatus!: string | null;

  @EmailField({ label: text('E-mail personnel', 'Personal e-mail') })
  personalEmail!: string | null;

  @PhoneField({ label: text('Téléphone personnel', 'Personal phone') })
  personalPhone!: string | null;

  @ListField({ label: text('Adresses', 'Addresses'), of: AddressPart })
  addresses!: AddressPart[];

  @ListField({ label: text('Personnes à prévenir', 'Emergency contacts'), of: EmergencyContactPart })
  emergencyContacts!: EmergencyContactPart[];

  @TextField({
    label: text('N° de sécurité sociale', 'Social-security number'),
    max: 30,
    format: 'nir',
    normalise: compactIdentifier,
    rules: [nirRule()],
  })
  socialSecurityNumber!: string | null;

  @TextField({ label: text('N° de pièce d’identité', 'National id number'), max: 50 })
  nationalId!: string | null;

  @TextField({
    label: text('IBAN', 'IBAN'),
    max: 50,
    format: 'iban',
    normalise: compactIdentifier,
    rules: [ibanRule()],
  })
  iban!: string | null;

  @BooleanField({ label: text('Travailleur handicapé (RQTH)', 'Disability status (RQTH)'), default: false })
  disabilityStatus!: boolean;

  @TextField({ label: text('N° de titre de séjour', 'Residence permit number'), max: 50 })
  residencePermitNumber!: string | null;

  @DateField({
    label: text('Fin de validité du titre de séjour', 'Residence permit expiry'),
    sortable: true,
    filterable: true,
  })
  residencePermitExpiresOn!: string | null;

  @TextField({ label: text('Poste', 'Job title'), max: 150, sortable: true, filterable: true })
  jobTitle!: string | null;

  @IdField({ label: text('Service', 'Department'), to: 'hr.department', filterable: true })
  departmentId!: string | null;

  @IdField({ label: text('Responsable hiérarchique', 'Manager'), to: 'hr.employee', filterable: true })
  managerId!: string | null;

  @IdField({ label: text('Utilisateur', 'User'), to: 'identity.user', filterable: true })
  userId!: string | null;

  @EmailField({ label: text('E-mail professionnel', 'Work e-mail'), filterable: true })
  workEmail!: string | null;

  @PhoneField({ label: text('Téléphone professionnel', 'Work phone') })
  workPhone!: string | null;

  @DateField({ label: text('Date d’entrée', 'Hired on'), sortable: true, filterable: true })
  hiredOn!: string | null;

  @DateField({ label: text('Date de sortie', 'Left on'), byCommand: true, sortable: true, filterable: true })
  leftOn!: string | null;

  @ChoiceField({
    label: text('Motif de sortie', 'Exit reason'),
    choices: exitReasons,
    byCommand: true,
    filterable: true,
  })
  exitReason!: ExitReason | null;

  @TextField({ label: text('Notes', 'Notes'), max: 10_000 })
  notes!: string | null;

  @TextField({ label: text('Identifiant externe', 'External id'), max: 100, filterable: true })
  externalId!: string | null;
}

export class EmployeeInput extends inputOf(Employee) {}

export const employeeType = new RecordType<Employee>({
  name: 'hr.employee',
  path: 'hr/employees',
  table: 'hr_employee',
  entity: Employee,
  label: { one: text('Salarié', 'Employee'), many: text('Salariés', 'Employees') },
  title: ['firstName', 'lastName'],
  subtitle: ['staffNumber', 'jobTitle'],
  person: true,
  defaultSort: 'lastName',
  searchable: true,
  vault: true,
  externalKey: 'externalId',
});
