# Wat mensen lezen als een aanroep niet lukt. De sleutel is de naam van de reden in errors.proto.
# Zeg wat er is en wat iemand nu kan doen; noem nooit een naam, BSN of vrije tekst.

## De velden van een aanroep

field-required = Vul het veld { $field } in.
field-invalid = Het veld { $field } klopt niet. Verwacht: { $expected }.
field-too-long = De tekst in { $field } is te lang: { $length } tekens, en het mogen er hoogstens { $limit } zijn. Maak de tekst korter.
list-too-long = De lijst { $field } is te lang: { $length }, en het mogen er hoogstens { $limit } zijn.
id-invalid = Het kenmerk in { $field } is geen UUID.
date-invalid = De datum in { $field } bestaat niet of is niet volledig. Geef jaar, maand en dag.
enum-unknown = De waarde { $value } in { $field } is onbekend. Kies een van de waarden die daar mogen staan.
bsn-invalid = Het BSN in { $field } klopt niet. Een BSN heeft 9 cijfers en voldoet aan de elfproef. Vraag het nog eens na.
number-out-of-range = Het getal in { $field } moet van { $minimum } tot en met { $maximum } zijn.
field-not-allowed = Laat het veld { $field } leeg. Het hoort alleen bij: { $expected }.
page-token-invalid = De verwijzing in { $field } hoort niet bij deze vraag. Begin opnieuw, zonder verwijzing.
message-unreadable = Dit bericht is niet te lezen. Het programma dat het stuurde moet voor deze versie gemaakt zijn.

## Toegang

token-missing = U bent niet aangemeld. Meld u aan en probeer het opnieuw.
token-invalid = Uw aanmelding is niet geldig. Meld u opnieuw aan.
token-foreign = Uw aanmelding is voor een ander systeem. Meld u aan voor Herstelboek.
token-expired = Uw aanmelding is verlopen. Meld u opnieuw aan.
role-not-allowed = U mag dit met uw rol niet doen. Vraag het aan iemand die het wel mag: { $roles }.
ledger-not-found = Dat grootboek is er niet, of u mag het niet zien. Controleer de code van de gemeente.
household-not-found = Het huishouden { $household_id } is er niet. Controleer het kenmerk.
person-not-found = Niemand in dit grootboek heeft dit BSN. Voeg de persoon toe aan een huishouden.
position-not-reached = Positie of omvang { $asked } is er nog niet: het grootboek telt { $tree_size } gebeurtenissen.
household-too-large = Van dit huishouden is te veel vastgelegd voor één antwoord van hoogstens { $limit } bytes. Lees de gebeurtenissen per pagina.

## De aanroep zelf

revision-conflict = Iemand anders heeft dit huishouden intussen gewijzigd. U ging uit van versie { $expected }, het is nu versie { $actual }. Bekijk de wijziging en probeer het opnieuw.
request-id-reused = Het kenmerk van deze aanroep is al gebruikt voor iets anders. Gebruik een nieuw kenmerk voor een nieuwe handeling.
queue-full = Het is te druk. Er is niets vastgelegd. Probeer het zo meteen opnieuw.
database-unavailable = De gegevens zijn nu niet bereikbaar. Probeer het zo meteen opnieuw; dubbel vastleggen kan niet.
shutting-down = Het systeem start opnieuw op. Probeer het zo meteen opnieuw.
keys-unavailable = De sleutels voor persoonsgegevens zijn nu niet bereikbaar. Probeer het zo meteen opnieuw.
deadline-exceeded = Het duurde te lang. Probeer het opnieuw; dubbel vastleggen kan niet.
message-too-large = Dit is te veel in één keer. Het mag hoogstens { $limit } bytes zijn.
ledger-damaged = Wat is vastgelegd klopt niet meer. Laat het grootboek controleren.
internal = Er ging bij ons iets mis. Meld het bij de beheerder.
rpc-unknown = Deze versie kent deze aanroep niet. Controleer de naam.

## Het huishouden

household-not-reported = Dit huishouden is nog niet gemeld. Leg eerst de melding vast.
household-already-reported = Dit huishouden is al gemeld, op { $on }. Ga verder in het bestaande dossier.
support-ended = De ondersteuning van dit huishouden is op { $on } beëindigd. Hervat de ondersteuning eerst.
date-in-future = De datum { $on } ligt in de toekomst; vandaag is het { $today }. Geef de dag waarop het gebeurde.
date-before-report = De datum { $on } ligt vóór de melding van het huishouden op { $reported_on }. Geef de dag waarop het gebeurde.

already-member = Deze persoon hoort al bij dit huishouden.
person-in-other-household = Deze persoon hoort sinds { $since } bij een ander huishouden met lopende ondersteuning. Haal de persoon daar eerst weg, of beëindig daar de ondersteuning.
not-a-member = Deze persoon hoort niet bij dit huishouden. Voeg de persoon eerst toe.
person-not-claimed = Deze persoon staat niet op naam van dit huishouden. Meld dit bij de beheerder.
bsn-of-other-person = Dit BSN is in dit grootboek al van een andere persoon. Controleer het BSN.

already-coordinator = Deze medewerker is al sinds { $since } de regisseur van dit huishouden.
coordinator-change-needs-reason = Dit huishouden heeft sinds { $since } al een regisseur. Geef de reden waarom een ander het overneemt.
first-contact-already-made = Het eerste contact was op { $on }. Dat telt maar één keer per huishouden.
no-threat-open = Er is geen bedreigende situatie die nog openstaat.

first-conversation-already-held = Het eerste gesprek was op { $on }. Leg dit gesprek vast als intakegesprek.
nobody-present = Noem ten minste één lid van het huishouden dat erbij was.
need-already-recorded = Deze hulpvraag is al vastgelegd.
need-unknown = Deze hulpvraag is er niet bij dit huishouden. Leg eerst de hulpvraag vast.
need-already-closed = Deze hulpvraag is op { $on } afgesloten. Leg een nieuwe vast als er weer hulp nodig is.

plan-already-drawn-up = Er is al een plan van aanpak, versie { $version }. Herzie het plan.
plan-without-goals = Een plan van aanpak heeft ten minste één doel.
duplicate-goal = Een doel staat twee keer in het plan. Geef elk doel een eigen kenmerk.
duplicate-measure = Een maatregel staat twee keer in het plan. Geef elke maatregel een eigen kenmerk.
measure-without-goal = Een maatregel hoort bij een doel dat niet in het plan staat. Kies een doel uit het plan.
no-plan = Er is nog geen plan van aanpak. Stel eerst een plan op.
measure-under-way = Een maatregel die sinds { $since } loopt staat niet meer in het plan. Laat de maatregel staan, of rond hem eerst af.
plan-version-not-current = Versie { $version } is niet de laatste versie van het plan. Bekijk versie { $current } en leg daarmee het akkoord vast.
plan-already-agreed = Deze persoon is sinds { $on } akkoord met versie { $version } van het plan. Laat deze persoon weg.

measure-unknown = Deze maatregel staat niet in het plan. Herzie het plan om de maatregel toe te voegen.
plan-not-agreed = Nog niemand is akkoord met versie { $version } van het plan. Leg eerst het akkoord vast.
measure-already-started = Deze maatregel is op { $on } gestart. Zet een nieuwe maatregel in het plan als dit nog eens gebeurt.
support-term-passed = De termijn voor ondersteuning liep tot en met { $due }. Leg een afwijking wegens hardheid vast (Wht 9.1), of beëindig de ondersteuning.
measure-not-under-way = Deze maatregel loopt niet: hij is nog niet gestart, of al klaar.

consent-already-given = Deze toestemming is er al, sinds { $on }.
consent-unknown = Deze toestemming is er niet bij dit huishouden.
consent-already-withdrawn = Deze toestemming is op { $on } ingetrokken.
term-not-running = Deze termijn loopt niet: hij is nog niet begonnen, of al gehaald.
override-not-later = { $until } is niet later dan de laatste dag van de termijn, { $due }. Geef een latere dag.
debt-phase-not-later = Het schuldhulptraject is al in deze fase of verder.
debt-solution-already-offered = Er is op { $on } al een oplossing voor de schulden aangeboden. Dat kan maar één keer per persoon.
no-debt-trajectory = Deze persoon heeft geen schuldhulptraject.

aftercare-already-started = De nazorg is op { $on } begonnen. Dat telt maar één keer per plan.
measures-under-way = Er lopen nog maatregelen: { $count }. Rond ze eerst af, of kies een andere reden van beëindiging.
support-not-ended = De ondersteuning is niet beëindigd; hervatten is niet nodig.
