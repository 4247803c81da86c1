-- A campaign may ask for a few fiches by name, beside whole branches of the plan.
alter table suivi_campagne add column fiches jsonb not null default '[]';

-- A bilan quotes words that people said: erased where they were noted, they are erased from what was frozen, and nothing else of it may change.
create function evaluation_citations_effacees(avant jsonb, apres jsonb) returns boolean language plpgsql immutable as $$
declare
  une jsonb;
  autre jsonb;
begin
  if avant is not distinct from apres then return true; end if;
  if (jsonb_typeof(avant) = 'array' and jsonb_typeof(apres) = 'array' and jsonb_array_length(avant) = jsonb_array_length(apres)) is not true then
    return false;
  end if;
  for rang in 0 .. jsonb_array_length(avant) - 1 loop
    une := avant -> rang;
    autre := apres -> rang;
    continue when une = autre;
    if (jsonb_typeof(une) = 'object' and jsonb_typeof(autre) = 'object'
      and une - array['texte', 'contexte'] = autre - array['texte', 'contexte']
      and jsonb_typeof(autre -> 'texte') = 'string' and une -> 'texte' <> autre -> 'texte'
      and suivi_texte_efface(une ->> 'texte', autre ->> 'texte') and autre ->> 'contexte' = '') is not true then
      return false;
    end if;
  end loop;
  return true;
end $$;

create or replace function evaluation_fige_efface() returns trigger language plpgsql as $$
declare
  avant jsonb := old.contenu;
  apres jsonb := new.contenu;
begin
  if ((avant #- '{preparation,fiches}') - 'citations' = (apres #- '{preparation,fiches}') - 'citations'
    and suivi_fiches_effacees(avant #> '{preparation,fiches}', apres #> '{preparation,fiches}')
    and evaluation_citations_effacees(avant -> 'citations', apres -> 'citations')
    and suivi_sceau_est(new.contenu, new.empreinte)) is not true then
    raise exception 'evaluation_fige: a text may only be erased';
  end if;
  return new;
end $$;
