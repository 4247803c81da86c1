-- A name written by mistake in what was said of a fiche: the text goes from everywhere it was kept, and a sentence stands in its place.
-- What was said and what was frozen is otherwise only ever added to: nothing but such a sentence is accepted.
create function suivi_texte_efface(avant text, apres text) returns boolean language sql immutable as
  $$ select avant is not distinct from apres or (avant <> '' and apres like 'Texte effacé le %') $$;

create function suivi_saisie_effacee() returns trigger language plpgsql as $$
begin
  if not (suivi_texte_efface(old.avancees, new.avancees) and suivi_texte_efface(old.difficultes, new.difficultes)
    and suivi_texte_efface(old.deblocage, new.deblocage) and suivi_texte_efface(old.decision_demandee, new.decision_demandee)) then
    raise exception 'suivi_saisie: a text may only be erased';
  end if;
  return new;
end $$;
create trigger efface before update on suivi_saisie for each row execute function suivi_saisie_effacee();
grant update (avancees, difficultes, deblocage, decision_demandee) on suivi_saisie to maillage_app;

create function suivi_evenement_efface() returns trigger language plpgsql as $$
declare
  cle text;
  textes text[] := array['avancees', 'difficultes', 'deblocage', 'decisionDemandee', 'mot'];
begin
  if old.contenu - textes is distinct from new.contenu - textes then
    raise exception 'suivi_evenement: a text may only be erased';
  end if;
  foreach cle in array textes loop
    if not suivi_texte_efface(old.contenu ->> cle, new.contenu ->> cle) then
      raise exception 'suivi_evenement: a text may only be erased';
    end if;
  end loop;
  return new;
end $$;
create trigger efface before update on suivi_evenement for each row execute function suivi_evenement_efface();
grant update (contenu) on suivi_evenement to maillage_app;

-- Their new seals enter the journal with the gesture that changed them.
grant update (contenu, empreinte) on suivi_instantane to maillage_app;
grant update (contenu, empreinte) on evaluation_fige to maillage_app;
