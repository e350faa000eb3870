import { matching, namedRights, type Permission, rightsTree } from './rights-tree';

const permission = (name: string, fr: string, more: Partial<Permission> = {}): Permission => ({
  name,
  label: { fr, en: fr },
  module: name.split('.')[0] ?? '',
  vault: false,
  scoped: true,
  ...more,
});

const tree = rightsTree(
  [
    permission('identity.user.read', 'Utilisateurs : voir'),
    permission('hr.employee.read', 'Salariés : voir', { vault: true }),
    permission('crm.company.update', 'Sociétés : modifier'),
    permission('crm.company.read', 'Sociétés : voir'),
    permission('crm.affiliation.read', 'Affiliations : voir'),
  ],
  'fr',
);

describe('the rights as people read them', () => {
  it('stand by module, then by kind of record, then in the order of the work', () => {
    expect(tree.map(({ module }) => module)).toEqual(['crm', 'hr', 'identity']);
    expect(tree[0]?.subjects.map(({ label }) => label)).toEqual(['Affiliations', 'Sociétés']);
    expect(tree[0]?.subjects[1]?.rights.map(({ label }) => label)).toEqual(['voir', 'modifier']);
  });

  it('tell apart what is about HR data', () => {
    expect(tree[1]?.subjects[0]?.vault).toBe(true);
    expect(tree[0]?.subjects[0]?.vault).toBe(false);
  });

  it('are found by their words, without accents and in any order', () => {
    const found = matching(tree, 'modif societes');
    expect(found.flatMap(({ subjects }) => subjects.flatMap(({ rights }) => rights))).toMatchObject([
      { name: 'crm.company.update' },
    ]);
    expect(matching(tree, 'dragon')).toEqual([]);
  });

  it('are named in what the server says of them', () => {
    const subjects = tree.flatMap((area) => area.subjects);
    expect(namedRights('Trop : crm.company.read, crm.dragon.read', subjects)).toBe(
      'Trop : « Sociétés : voir », crm.dragon.read',
    );
  });

  it('keep a label that has no colon', () => {
    expect(rightsTree([permission('workspace.view.share', 'Partager')], 'fr')[0]?.subjects[0]).toMatchObject({
      label: 'Partager',
      rights: [{ label: 'Partager' }],
    });
  });
});
