import {
  ActivityImportInput,
  ActivityInput,
  activityType,
  CompanyInput,
  ContactInput,
  companyType,
  contactType,
  LeadImportInput,
  LeadInput,
  leadType,
  OpportunityImportInput,
  OpportunityInput,
  opportunityType,
} from '#crm';
import { RecordRegistry, type RegisteredRecord } from '#runtime';
import { MappingNode } from '../mapping/mapping-node.js';
import { transforms } from '../transforms/index.js';
import { targetDefinitions } from '../wizard/target-definitions.js';
import { targetFields } from '../wizard/target-fields.js';
import { headersOf } from './product.js';
import { columnOf, exportNamed, products, recognise } from './recognition.js';

const registry = new RecordRegistry();
const none = undefined as never;
registry.register(companyType, none, CompanyInput);
registry.register(contactType, none, ContactInput);
registry.register(leadType, none, LeadInput, LeadImportInput);
registry.register(opportunityType, none, OpportunityInput, OpportunityImportInput);
registry.register(activityType, none, ActivityInput, ActivityImportInput);

function fieldsOf(target: string): string[] {
  const definition = targetDefinitions.find(({ record }) => record === target);
  if (!definition) throw new Error(target);
  const record = registry.find(target) as RegisteredRecord;
  return targetFields(record, definition, registry.find('crm.company')).map(({ name }) => name);
}

const all = products.flatMap((product) =>
  product.exports.map((each) => ({ name: `${product.name}.${each.name}`, product, each })),
);

describe('the exports of other programs', () => {
  it.each(all)('$name names fields that there are, and transforms that there are', ({ each }) => {
    const known = fieldsOf(each.target);
    expect(Object.keys(each.columns).filter((name) => !known.includes(name))).toEqual([]);
    for (const name of Object.keys(each.columns)) {
      for (const transform of columnOf(each, name)?.transform ?? []) {
        const called = typeof transform === 'string' ? transform : Object.keys(transform as object)[0];
        expect([...transforms.keys()]).toContain(called);
        const options =
          typeof transform === 'string' ? 'null' : JSON.stringify(Object.values(transform as object)[0]);
        const node = MappingNode.parse(options);
        transforms.get(called ?? '')?.(typeof transform === 'string' ? undefined : node, () => none);
        expect(() => node.refuseAll()).not.toThrow();
      }
    }
    const match = targetDefinitions.find(({ record }) => record === each.target)?.matches;
    if (each.matchBy) expect(match?.map(({ name }) => name)).toContain(each.matchBy);
  });

  it.each(all.flatMap(({ name, each }) => each.signatures.map((signature) => ({ name, each, signature }))))(
    '$name is recognised by $signature',
    ({ name, each, signature }) => {
      // With what such a file has besides: the first name of each field, unless another signature says otherwise.
      const others = Object.values(each.columns).flatMap((column) => headersOf(column).slice(0, 1));
      const found = recognise([...signature, ...others]);
      expect(found.map((one) => one.name)).toContain(name);
      expect(exportNamed(name)?.export).toBe(each);
    },
  );

  it.each([
    ['hubspot.deals', 'Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount'],
    [
      'hubspot.deals',
      "ID de fiche d'informations,Nom de la transaction,Phase de la transaction,Date de fermeture,Montant",
    ],
    [
      'hubspot.contacts',
      'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Associated Company',
    ],
    [
      'hubspot.companies',
      'Record ID,Company name,Company owner,Create Date,Phone Number,City,Country/Region,Industry',
    ],
    [
      'hubspot.contacts',
      "ID de l'enregistrement,Prénom,Nom,E-mail,Numéro de téléphone,Propriétaire du contact",
    ],
    ['salesforce.accounts', 'ID,ISDELETED,NAME,TYPE,BILLINGSTREET,BILLINGCITY'],
    ['salesforce.contacts', 'Id,AccountId,LastName,FirstName,MailingCity,Email'],
    ['salesforce.leads', 'Id,LastName,FirstName,Company,Status,IsConverted'],
    ['salesforce.opportunities', 'Opportunity Name,Account Name,Stage,Amount,Close Date,Probability (%)'],
    ['salesforce.opportunities', "Nom de l'opportunité,Nom du compte,Étape,Montant,Date de clôture"],
    ['odoo.partners', 'Nom,Est une société,Société liée,E-mail,Téléphone,Rue,Code postal,Ville,Pays'],
    ['odoo.opportunities', 'Opportunité,Nom du contact,E-mail,Vendeur,Étape,Revenu espéré,Probabilité'],
    ['odoo.opportunities', 'id,name,partner_id,stage_id,expected_revenue,probability,date_deadline'],
    ['dolibarr.thirdparties', 's.rowid,s.nom,s.code_client,s.client,s.zip,s.town,s.siren'],
    [
      'dolibarr.thirdparties',
      'Id,Nom,Nom alternatif,Client,Code client,Adresse,Code postal,Ville,Id prof. 1 (SIREN)',
    ],
    [
      'dolibarr.contacts',
      'Id du contact,Civilité,Nom,Prénom,Titre/Poste,Email,Tél. pro,Tél. portable,Nom du tiers',
    ],
    [
      'espocrm.opportunities',
      'id,name,amount,amountCurrency,accountId,accountName,stage,probability,closeDate',
    ],
    [
      'espocrm.accounts',
      'id,name,website,emailAddress,phoneNumber,type,billingAddressStreet,billingAddressCity',
    ],
    ['espocrm.contacts', 'id,firstName,lastName,accountName,emailAddress,phoneNumber'],
    ['espocrm.leads', 'id,firstName,lastName,accountName,status,source,opportunityAmount,emailAddress'],
    [
      'google.contacts',
      'First Name,Last Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value',
    ],
    ['outlook.contacts', 'Prénom,Nom,Société,Adresse de messagerie,Tél. mobile,Téléphone (bureau)'],
    ['atomic.contacts', 'id,first_name,last_name,company,email_work,phone_work'],
  ])('%s is what a file with %s is first of all', (name, columns) => {
    expect(recognise(columns.split(','))[0]?.name).toBe(name);
  });

  it('a plain file of a spreadsheet is none of them', () => {
    expect(recognise(['Raison sociale', 'SIRET', 'Tél', 'Ville'])).toEqual([]);
    expect(recognise(['Nom', 'Prénom', 'Société', 'Courriel'])).toEqual([]);
  });

  it('a column becomes one field, whatever its case, accents and signs', () => {
    const [found] = recognise(['DEAL NAME', 'deal_stage', 'Amount', 'amount (2)']);
    expect(found?.columns.get('name')).toBe('DEAL NAME');
    expect(found?.columns.get('stageName')).toBe('deal_stage');
    expect([...(found?.columns.values() ?? [])].filter((name) => name === 'Amount')).toHaveLength(1);
  });
});
