-- A name written by mistake in what was said of a fiche: the text goes from everywhere it was kept, and a sentence stands in its place.
-- What was said and what was frozen is otherwise only ever added to: nothing but such a sentence is accepted.
create function suivi_texte_efface(avant text, apres text) returns boolean language sql immutable as
  $$ select avant is not distinct from apres or coalesce(avant <> '' and apres ~
    '^Texte effacé le (1er|[2-9]|[12][0-9]|3[01]) (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) [0-9]{4} par [^[:cntrl:]]{1,200}$', false) $$;

-- The same object but for these of its texts, each of them kept as it was or erased.
create function suivi_objet_efface(avant jsonb, apres jsonb) returns boolean language sql immutable as
  $$ select coalesce(jsonb_typeof(avant) = 'object' and jsonb_typeof(apres) = 'object'
      and avant - textes = apres - textes
      and (select bool_and(avant -> cle is not distinct from apres -> cle
             or (jsonb_typeof(avant -> cle) = 'string' and jsonb_typeof(apres -> cle) = 'string'
               and suivi_texte_efface(avant ->> cle, apres ->> cle)))
           from unnest(textes) as t (cle)), false)
    from (values (array['avancees', 'difficultes', 'deblocage', 'decisionDemandee', 'mot'])) as v (textes) $$;

-- The same fiches in the same order, but for the erased texts of their volets.
create function suivi_fiches_effacees(avant jsonb, apres jsonb) returns boolean language plpgsql immutable as $$
declare
  une jsonb;
  autre jsonb;
begin
  if avant = apres then return true; end if;
  if (jsonb_typeof(avant) = 'array' and jsonb_typeof(apres) = 'array' and jsonb_array_length(avant) = jsonb_array_length(apres)) is not true then
    return false;
  end if;
  for fiche in 0 .. jsonb_array_length(avant) - 1 loop
    une := avant -> fiche;
    autre := apres -> fiche;
    continue when une = autre;
    if (jsonb_typeof(une) = 'object' and jsonb_typeof(autre) = 'object' and une - 'volets' = autre - 'volets'
      and jsonb_typeof(une -> 'volets') = 'array' and jsonb_typeof(autre -> 'volets') = 'array'
      and jsonb_array_length(une -> 'volets') = jsonb_array_length(autre -> 'volets')) is not true then
      return false;
    end if;
    for volet in 0 .. jsonb_array_length(une -> 'volets') - 1 loop
      if suivi_objet_efface(une -> 'volets' -> volet, autre -> 'volets' -> volet) is not true then return false; end if;
    end loop;
  end loop;
  return true;
end $$;

create function suivi_saisie_effacee() returns trigger language plpgsql as $$
begin
  if (suivi_texte_efface(old.avancees, new.avancees) and suivi_texte_efface(old.difficultes, new.difficultes)
    and suivi_texte_efface(old.deblocage, new.deblocage) and suivi_texte_efface(old.decision_demandee, new.decision_demandee)) is not true then
    raise exception 'suivi_saisie: a text may only be erased';
  end if;
  return new;
end $$;
create trigger efface before update on suivi_saisie for each row execute function suivi_saisie_effacee();
grant update (avancees, difficultes, deblocage, decision_demandee) on suivi_saisie to maillage_app;

create function suivi_evenement_efface() returns trigger language plpgsql as $$
begin
  if suivi_objet_efface(old.contenu, new.contenu) is not true then
    raise exception 'suivi_evenement: a text may only be erased';
  end if;
  return new;
end $$;
create trigger efface before update on suivi_evenement for each row execute function suivi_evenement_efface();
grant update (contenu) on suivi_evenement to maillage_app;

-- What was frozen keeps all the rest, and the seal is that of what is written; the new seals enter the journal with the gesture that changed them.
create function suivi_sceau_est(contenu json, empreinte text) returns boolean language sql stable as
  $$ select empreinte = encode(sha256(convert_to(contenu::text, 'UTF8')), 'hex') $$;

create function suivi_instantane_efface() returns trigger language plpgsql as $$
declare
  avant jsonb := old.contenu;
  apres jsonb := new.contenu;
begin
  if (avant - 'fiches' = apres - 'fiches' and suivi_fiches_effacees(avant -> 'fiches', apres -> 'fiches')
    and suivi_sceau_est(new.contenu, new.empreinte)) is not true then
    raise exception 'suivi_instantane: a text may only be erased';
  end if;
  return new;
end $$;
create trigger efface before update on suivi_instantane for each row execute function suivi_instantane_efface();
grant update (contenu, empreinte) on suivi_instantane to maillage_app;

create function evaluation_fige_efface() returns trigger language plpgsql as $$
declare
  avant jsonb := old.contenu;
  apres jsonb := new.contenu;
begin
  if (avant #- '{preparation,fiches}' = apres #- '{preparation,fiches}'
    and suivi_fiches_effacees(avant #> '{preparation,fiches}', apres #> '{preparation,fiches}')
    and suivi_sceau_est(new.contenu, new.empreinte)) is not true then
    raise exception 'evaluation_fige: a text may only be erased';
  end if;
  return new;
end $$;
create trigger efface before update on evaluation_fige for each row execute function evaluation_fige_efface();
grant update (contenu, empreinte) on evaluation_fige to maillage_app;
