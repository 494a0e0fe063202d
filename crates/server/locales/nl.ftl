# Wat mensen lezen als een aanroep niet lukt. De sleutel is de naam van de reden in errors.proto.
# Zeg wat er is en wat iemand nu kan doen; noem nooit een naam, BSN of vrije tekst.

## De velden van een aanroep

field-required = Vul het veld { $field } in.
field-invalid = Het veld { $field } klopt niet. Verwacht: { $expected }.
field-too-long = De tekst in { $field } is te lang: { $length } tekens, en het mogen er hoogstens { $limit } zijn. Maak de tekst korter.
list-too-long = De lijst { $field } is te lang: { $length }, en het mogen er hoogstens { $limit } zijn.
id-invalid = { $detail ->
         [NIL] Het kenmerk in { $field } mag niet de lege UUID zijn, met alleen nullen.
        *[other] Het kenmerk in { $field } is geen UUID.
    }
date-invalid = De datum in { $field } bestaat niet of is niet volledig. Geef jaar, maand en dag.
enum-unknown = De waarde { $value } in { $field } is onbekend. Kies een van de waarden die daar mogen staan.
bsn-invalid = Het BSN in { $field } klopt niet. Een BSN heeft 9 cijfers en voldoet aan de elfproef. Vraag het nog eens na.
number-out-of-range = Het getal in { $field } moet van { $minimum } tot en met { $maximum } zijn.
field-not-allowed = Laat het veld { $field } leeg. { $expected ->
         [NOTHING] Een ander veld zegt het al.
        *[other] Het hoort alleen bij: { $expected }.
    }
page-token-invalid = De verwijzing in { $field } hoort niet bij deze vraag. Begin opnieuw, zonder verwijzing.
message-unreadable = Dit bericht is niet te lezen. Het programma dat het stuurde moet voor deze versie gemaakt zijn.
iban-invalid = Het rekeningnummer in { $field } klopt niet. Een IBAN begint met een landcode en een controlegetal. Vraag het nog eens na.
file-invalid = Het bestand in { $field } is { $detail ->
         [NOT_XML] geen XML
         [BALANCES_DIFFER] niet volledig: de boekingen sluiten niet aan op begin- en eindsaldo
         [OTHER_CURRENCY] niet in euro
         [TOO_LARGE] te groot
        *[NOT_A_STATEMENT] geen bankafschrift
    }. Haal het bankafschrift opnieuw op bij de bank, als CAMT.053, en stuur het ongewijzigd.
filter-invalid = In het veld { $field }, bij teken { $character }: { $problem ->
         [TOO_LONG] een filter heeft hoogstens { $limit } tekens
         [MISPLACED_CHARACTER] dit teken hoort hier niet
         [UNSEEN_CHARACTER] hier staat een teken dat niet te zien is
         [LONE_BACKSLASH] na deze backslash staat geen aanhalingsteken en geen backslash
         [QUOTE_NOT_CLOSED] dit aanhalingsteken wordt niet gesloten
         [TOO_DEEP] haakjes staan meer dan { $limit } diep in elkaar
         [TOO_MANY_COMPARISONS] er staan meer dan { $limit } vergelijkingen
         [PARENTHESIS_NOT_CLOSED] dit haakje wordt niet gesloten
         [PARENTHESIS_NOT_OPENED] dit haakje is nergens geopend
         [COMPARISON_MISSING] hier ontbreekt een vergelijking
         [COMPARISONS_NOT_JOINED] tussen deze twee vergelijkingen ontbreekt een woord
         [COMPARISON_ENDED] de vergelijking is hier al afgelopen
         [NOT_IN_CAPITALS] dit woord staat niet in hoofdletters
         [UNKNOWN_FIELD] dit is geen veld van de lijst
         [UNKNOWN_WORD] dit is geen woord dat { $name } kan hebben
         [OPERATOR_MISSING] na { $name } ontbreekt een teken om mee te vergelijken
         [WRONG_OPERATOR] { $operator } gaat niet samen met { $name }
         [VALUE_MISSING] bij { $name } ontbreekt een waarde
         [WRONG_VALUE] dit is geen waarde die { $name } kan hebben
         [VALUE_NOT_AFTER] { $value } gaat niet samen met { $operator }
         [NOTHING_TO_HAVE] na : staat een lege tekst
         [HAS_NO_PARTS] : met een waarde gaat niet samen met { $name }
        *[OTHER] dit is niet te lezen
    }. { $remedy ->
         [ASK_LESS] Vraag het in meer keren, of vraag om minder
         [SIMPLIFY] Schrijf het met minder haakjes
         [WRITE_NOT_EQUAL] Schrijf != voor ‘is niet’, en NOT voor een vergelijking
         [WRITE_KEYWORD] Schrijf { $expected }
         [PUT_BETWEEN_QUOTES] Zet een tekst met andere tekens dan a-z A-Z 0-9 _ - + . @ tussen aanhalingstekens
         [ESCAPE] Schrijf \" voor een aanhalingsteken en \\ voor een backslash
         [LEAVE_OUT] Laat het weg
         [CLOSE_QUOTE] Schrijf { $expected } waar de tekst eindigt
         [CLOSE_PARENTHESIS] Schrijf ) waar het eindigt
         [OPEN_PARENTHESIS] Laat het weg, of schrijf ( waar het begint
         [JOIN] Zet er AND of OR tussen
         [JOIN_NEXT] Zet AND of OR voor de volgende vergelijking
         [COMPARE] Schrijf er een, zoals { $expected }
         [USE_OPERATOR] Gebruik { $expected }
         [USE_EQUALITY] Gebruik = of !=
         [ASK_FOR_ANY] Schrijf { $expected } als het er niet toe doet welke
         [ASK_WHETHER_ANY] Gebruik =, of { $expected } als het er niet toe doet welke
         [WRITE_WORD] Schrijf een van: { $expected }
         [WRITE_TEXT] Schrijf een tekst, tussen aanhalingstekens
         [WRITE_ID] Schrijf een UUID, zoals 0190b9a4-6d5e-7c3a-8f21-0a4b5c6d7e8f, of "" voor geen
         [WRITE_DATE] Schrijf 2026-03-03, today, today+14d, today-6w, today+3m, today-2y of none; van 1900 tot en met 2999
         [WRITE_CENTS] Schrijf hele eurocenten, zoals 500000 voor € 5.000,00
         [WRITE_COUNT] Schrijf een heel getal
         [WRITE_FLAG] Schrijf true of false
         [CHOOSE_FIELD] De velden zijn: { $expected }
         [NEAREST_FIELD] Bedoelde u { $nearest }? De velden zijn: { $expected }
         [CHOOSE_WORD] De woorden zijn: { $expected }
         [NEAREST_WORD] Bedoelde u { $nearest }? De woorden zijn: { $expected }
        *[OTHER] Verbeter het filter
    }.
order-invalid = In het veld { $field }, bij teken { $character }: { $problem ->
         [UNKNOWN_FIELD] dit is geen veld van de lijst
         [NOT_ORDERED] op { $name } wordt niet gesorteerd
         [SEVERAL_FIELDS] hier staat meer dan één veld
         [NOT_A_DIRECTION] dit is geen richting
         [AFTER_DIRECTION] na de richting staat nog iets
        *[OTHER] dit is niet te lezen
    }. { $remedy ->
         [CHOOSE_ORDER] Sorteren kan op: { $expected }
         [NEAREST_ORDER] Bedoelde u { $nearest }? Sorteren kan op: { $expected }
         [WRITE_DIRECTION] Schrijf asc of desc
         [ORDER_ON_ONE] Sorteer op één veld
        *[OTHER] Verbeter de volgorde
    }.

## Toegang

token-missing = U bent niet aangemeld. Meld u aan en probeer het opnieuw.
token-invalid = Uw aanmelding is niet geldig. Meld u opnieuw aan.
token-foreign = Uw aanmelding is voor een ander systeem. Meld u aan voor Herstelboek.
token-expired = Uw aanmelding is verlopen. Meld u opnieuw aan.
role-not-allowed = U mag { $asked ->
         [waiting] met uw rol niet vragen waarop gewacht wordt (waiting)
         [committed_cents] met uw rol niet vragen wat er is toegezegd (committed_cents)
         [paid_cents] met uw rol niet vragen wat er is betaald (paid_cents)
         [not_submitted] met uw rol niet vragen wat een verantwoording zegt die niet is ingediend
         [reference] met uw rol niet per huishouden tellen (reference)
        *[other] dit met uw rol niet doen
    }. Vraag het aan iemand die het wel mag: { $roles }.
ledger-not-found = Dat grootboek is er niet, of u mag het niet zien. Controleer de code van de gemeente.
household-not-found = Het huishouden { $household_id } is er niet. Controleer het kenmerk.
provision-too-large = Van deze voorziening is te veel vastgelegd voor één antwoord van hoogstens { $limit } bytes. Lees haar zonder de teksten te openen.
fund-not-found = Het fonds { $fund_id } is er niet. Controleer het kenmerk.
provision-not-found = De voorziening { $provision_id } is er niet. Controleer het kenmerk.
payment-run-not-found = De betaalrun { $payment_run_id } is er niet. Controleer het kenmerk.
statement-not-found = Het bankafschrift { $statement_id } is er niet. Controleer het kenmerk.
signal-not-found = Het signaal { $signal_id } is er niet. Controleer het kenmerk.
working-method-not-found = De werkwijze { $working_method_id } is er niet. Controleer het kenmerk.
signal-too-large = Van dit signaal is te veel vastgelegd voor één antwoord van hoogstens { $limit } bytes. Lees het zonder de teksten te openen.
account-not-found = Er is geen verantwoording over { $year } van het fonds { $fund_id }. Open haar eerst, of controleer fonds en jaar.
draft-not-found = Er is geen concept { $draft } van deze verantwoording. Gebruik het nummer van een van de concepten.
submission-not-found = Deze verantwoording is nog niet ingediend. Vraag een concept op, of de stand van nu.
figure-not-found = De indicator { $figure } is er niet. Gebruik een van deze: { $known }.
line-of-other-year = Regel { $line_id } telt mee in { $year }, niet in { $account_year }. Merk haar aan in de verantwoording van { $year }, zolang die niet is ingediend.
account-too-large = Dit grootboek heeft meer dan { $limit } feiten, en uit meer maakt deze server geen verantwoording op. Maak haar op uit een export van het grootboek.
line-not-found = Er is geen regel { $line_id } in de verantwoordingen van dit fonds. Gebruik een regel die achter een indicator staat.
indicator-set-invalid = { $figure ->
         [SET] De indicatorenset klopt niet bij { $place }:
        *[other] Indicator { $figure } van de indicatorenset klopt niet bij { $place }:
    } { $kind ->
         [NOT_JSON] daar is de tekst geen JSON
         [MISSING] dat ontbreekt
         [NOT_A_FIELD] dat veld bestaat daar niet
         [NOT_A] wat er staat, is niet van de soort die daar hoort
         [NO_TEXT] daar hoort een tekst van 1 tot en met { $expected } tekens
         [NOT_SHOWN] er staat een teken in dat niet te tonen is ({ $found })
         [FORMAT] ‘{ $found }’ is een andere indeling; deze versie leest { $expected }
         [WORD] ‘{ $found }’ is daar onbekend; gebruik een van deze: { $expected }
         [TOO_MANY] er staan er { $found }, en het mogen er hoogstens { $expected } zijn
         [TOO_FEW] er staan er { $found }, en het moeten er ten minste { $expected } zijn
         [TWICE] ‘{ $found }’ staat er twee keer
         [ONLY_CAPITALS] ‘{ $found }’ verschilt alleen in hoofdletters van ‘{ $expected }’
         [NO_LINE] geen regel van deze onderdelen kan dit zijn: { $found }
         [DERIVATION] een afleiding heeft precies één van count, sum, add, subtract, received en final_account
         [SOURCE_MISSING] de bron ontbreekt, en een indicator uit een bron noemt die
         [FIGURE_UNKNOWN] indicator { $found } staat niet in de set
         [CIRCLE] indicator { $found } zou uit zichzelf worden gemaakt
         [TOO_DEEP] zij is over meer dan { $expected } stappen uit andere indicatoren gemaakt
         [KIND] de afleiding levert iets van een andere soort op dan de indicator is; pas een van beide aan
         [OTHER_YEAR] de set is voor { $found } en de verantwoording voor { $expected }
         [OTHER_SISA_CODE] de set is voor ‘{ $found }’ en het fonds wordt verantwoord als ‘{ $expected }’
         [COMPONENT_UNKNOWN] onderdeel { $found } staat niet in de voorwaarden van het fonds; gebruik een van deze: { $expected }
        *[other] { $kind }
    }. Verbeter de indicatorenset.
account-has-problems = De verantwoording kan nog niet worden opgemaakt.{ $method ->
         [MISSING] { " " }Er is niet gekozen voor normbedragen of werkelijke kosten (ChooseMethod).
        *[other] { "" }
    }{ $norms ->
         [NONE] { "" }
        *[other] { " " }Er is geen normbedrag voor { $norms } (SetNormAmount).
    } Leg vast wat ontbreekt ({ $count }) en maak het concept opnieuw.
account-differs = Wat de gebeurtenissen opleveren, is niet wat eerder is getoond of vastgelegd ({ $figure }: { $expected }, en nu { $found }). Meld het, en laat het grootboek controleren.
run-overtaken = Betaling { $payment } van deze betaalrun is al verwerkt voordat er een bestand was. Maak er geen bestand van: meld de andere betalingen van de run als mislukt en geef ze opnieuw op.
person-not-found = Niemand in dit grootboek heeft dit BSN. Voeg de persoon toe aan een huishouden.
position-not-reached = Positie of omvang { $asked } is er nog niet: het grootboek telt { $tree_size } gebeurtenissen.
instant-in-future = Het moment { $asked } is nog niet geweest; het is nu { $now }. Kies een eerder moment.
household-too-large = Van dit huishouden is te veel vastgelegd voor één antwoord van hoogstens { $limit } bytes. Lees de gebeurtenissen per pagina.
page-too-large = Op deze pagina staat te veel voor één antwoord van hoogstens { $limit } bytes. Vraag een kleinere pagina.

## De aanroep zelf

revision-conflict = Iemand anders heeft dit intussen gewijzigd. U ging uit van versie { $expected }, het is nu versie { $actual }. Bekijk de wijziging en probeer het opnieuw.
request-id-reused = Het kenmerk van deze aanroep is al gebruikt voor iets anders. Gebruik een nieuw kenmerk voor een nieuwe handeling.
queue-full = Het is te druk. Er is niets vastgelegd. Probeer het zo meteen opnieuw.
database-unavailable = De gegevens zijn nu niet bereikbaar. Probeer het zo meteen opnieuw; dubbel vastleggen kan niet.
shutting-down = Het systeem start opnieuw op. Probeer het zo meteen opnieuw.
keys-unavailable = De sleutels voor persoonsgegevens zijn nu niet bereikbaar. Probeer het zo meteen opnieuw.
deadline-exceeded = Het duurde te lang. Probeer het opnieuw; dubbel vastleggen kan niet.
message-too-large = Dit is te veel in één keer. Het mag hoogstens { $limit } bytes zijn.
ledger-damaged = Wat is vastgelegd klopt niet meer. Laat het grootboek controleren.
view-stopped = Het overzicht { $view } is blijven staan bij positie { $position } en wordt niet getoond. Meld het bij de beheerder.
view-behind = { $view ->
         [LEDGER] Het grootboek
        *[other] Het overzicht { $view }
    } is nog niet zover. Gebeurtenissen erin: { $size }. Gevraagd: tot en met positie { $asked }. Probeer het zo meteen opnieuw.
internal = Er ging bij ons iets mis. Meld het bij de beheerder.
command-unknown = Dit is geen opdracht die in een stroom kan worden uitgevoerd. Roep haar op zichzelf aan.
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
need-already-answered = Deze hulpvraag is al vanuit dit aanbod beantwoord, op { $on }. Kies een ander aanbod, of voeg een notitie toe.
offer-unknown = Dit aanbod staat niet in de sociale kaart. Kies een ander aanbod, of laat het eerst opnemen.
offer-not-available = Dit aanbod was er op { $on } niet. Kies een ander aanbod.
offer-of-other-domain = Dit aanbod hoort bij een ander leefgebied dan de hulpvraag. Kies een aanbod op het leefgebied van de hulpvraag.
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

## De voorziening

provision-not-requested = Deze voorziening is nog niet aangevraagd. Leg eerst de aanvraag vast.
provision-already-requested = Deze voorziening is al aangevraagd, op { $on }. Wijzig de aanvraag, of doe een nieuwe.
request-withdrawn-on = Deze aanvraag is op { $on } ingetrokken. Doe een nieuwe aanvraag als de voorziening toch nodig is.
provision-date-in-future = De datum { $on } ligt in de toekomst; vandaag is het { $today }. Geef de dag waarop het met de voorziening gebeurde.
date-before-request = De datum { $on } ligt vóór de aanvraag op { $requested_on }. Geef die dag of een latere.
beneficiary-not-supported = Dit huishouden wordt niet ondersteund: het is nog niet gemeld, of de ondersteuning is beëindigd. Leg eerst de melding vast, of hervat de ondersteuning.
beneficiary-not-member = De persoon voor wie de voorziening is, hoort niet bij dit huishouden. Voeg de persoon eerst toe.
provision-need-unknown = De hulpvraag bij deze voorziening is er niet bij dit huishouden. Leg eerst de hulpvraag vast.
provision-measure-unknown = De maatregel bij deze voorziening staat niet in het plan van aanpak. Herzie het plan om de maatregel toe te voegen.
support-term-over = De termijn voor ondersteuning van dit huishouden liep tot en met { $due }. Leg bij het huishouden een afwijking wegens hardheid vast (Wht 9.1).
fund-not-available = Uit dit fonds kan niets worden aangevraagd: het is niet geopend, of al gesloten. Kies een ander fonds.
component-not-in-fund = Het fonds heeft geen onderdeel { $component }. Kies voor de aanvraag een onderdeel uit de voorwaarden.
activity-not-in-fund = Onderdeel { $component } van het fonds heeft geen activiteit { $activity }. Kies een andere, of laat de activiteit in de aanvraag weg.
not-eligible = Niemand voor wie de voorziening is, heeft een grondslag waarvoor dit fonds bedoeld is. Noem een lid van het huishouden dat die wel heeft, of kies een ander fonds.
decision-taken = Op deze aanvraag is op { $on } besloten. Alleen na bezwaar of een uitspraak kan opnieuw worden besloten.
not-decided = Er geldt nog geen besluit op deze aanvraag. Neem eerst een besluit.
not-granted = Deze aanvraag is afgewezen; er kan niets voor worden toegezegd. Doe een nieuwe aanvraag.
already-notified = Dit besluit is al bekendgemaakt, op { $on }.
not-notified = Dit besluit is nog niet bekendgemaakt. Maak het eerst bekend aan het huishouden.
vote-already-opened = Deze aanvraag is op { $on } al voor akkoord voorgelegd. Wacht op de akkoorden, of wijzig de aanvraag.
no-policy-in-force = Het fonds heeft op { $on } geen akkoordbeleid. Vraag de budgethouder om het vast te leggen.
no-vote-open = Deze aanvraag ligt niet voor ter akkoord. Leg de aanvraag, zoals zij nu is, eerst voor.
rule-already-overridden = Van deze regel is op { $on } al afgeweken. Nog eens is niet nodig.
objection-already-open = Er loopt al een bezwaar, sinds { $on }. Beslis eerst op dat bezwaar.
no-objection-open = Er loopt geen bezwaar tegen dit besluit. Leg eerst het bezwaar vast.
commitment-unknown = Verplichting { $commitment } is er niet bij deze voorziening. Leg eerst de verplichting vast, of controleer het nummer.
performance-unknown = Er is geen prestatieverklaring { $statement }. Verklaar eerst de prestatie, of controleer het nummer.
payment-unknown = Betaling { $payment } is er niet bij deze voorziening. Geef eerst opdracht tot betaling, of controleer het nummer.
recovery-unknown = Deze terugvordering is er niet bij deze voorziening. Leg eerst de terugvordering vast.
recovery-already-ordered = Deze terugvordering is al vastgelegd, op { $on }. Gebruik een nieuw kenmerk voor een nieuwe.
date-before-step = De datum { $on } ligt vóór de vorige stap, op { $since }. Geef die dag of een latere.
date-after-statement = De datum { $date } ligt na { $on }, de dag waarop u dit vastlegt. Geef de dag waarop het geleverd of gefactureerd is.
voted-on-other = De aanvraag is veranderd nadat u haar zag. Bekijk haar opnieuw en geef dan uw akkoord of weiger het.
requester-may-not-vote = U hebt deze aanvraag zelf gedaan of gewijzigd en mag er niet over meebeslissen. Vraag het aan een ander.
role-not-held = U hebt de rol { $role } niet. Geef akkoord in een rol die u wel hebt.
role-not-in-band = De rol { $role } gaat niet over dit bedrag. Geef akkoord in een rol die hierover gaat.
already-voted = U hebt al akkoord gegeven of geweigerd. De andere akkoorden zijn aan anderen.
role-already-voted = In de rol { $role } is al akkoord gegeven of geweigerd. Gebruik een andere rol.
no-performance-statement = Voor deze verplichting is nog geen prestatie verklaard. Laat eerst iemand anders verklaren dat er geleverd is.
duties-separate = Voor deze voorziening hebt u al { $other ->
         [REQUEST] de aanvraag gedaan
         [VOTE] akkoord gegeven of geweigerd
         [DECIDE] besloten
         [COMMIT] de verplichting vastgelegd
         [STATE_PERFORMANCE] de prestatie verklaard
        *[ORDER_PAYMENT] opdracht tot betaling gegeven
    }. Laat een ander { $duty ->
         [REQUEST] de aanvraag doen of wijzigen
         [VOTE] akkoord geven of weigeren
         [DECIDE] besluiten
         [COMMIT] de verplichting vastleggen
         [STATE_PERFORMANCE] de prestatie verklaren
        *[ORDER_PAYMENT] opdracht tot betaling geven
    }.
decider-may-not-decide-objection = U hebt over deze voorziening besloten of voor haar van een regel afgeweken. Laat een ander op het bezwaar beslissen (Awb 10:3, derde lid).
nothing-changed = Er verandert niets aan de aanvraag. Geef een ander bedrag of een ander doel.
vote-is-over = De uitkomst staat al vast; uw akkoord is niet meer nodig. De aanvraag kan naar de beslisser.
partial-amount-invalid = Noem alleen een bedrag als een deel wordt toegekend, en dan minder dan de gevraagde { $requested }.
not-put-to-vote = Deze aanvraag is, zoals zij nu is, niet voor akkoord voorgelegd. Leg haar eerst voor.
vote-not-carried = Er is nog geen akkoord: { $missing } ontbreken, { $against } tegen. Wacht op de ontbrekende akkoorden, wijzig de aanvraag of wijs haar af.
commitment-over-grant = Er is { $granted } toegekend. Daarvan is al { $committed } vastgelegd, en { $asked } past er niet meer bij. Leg minder vast.
release-over-open = Van deze verplichting staat nog { $open } open; { $asked } kan niet worden vrijgegeven. Geef minder vrij.
performance-over-commitment = De verplichting is { $committed }. Daarvan is al { $stated } als geleverd verklaard, en { $asked } past er niet meer bij. Verklaar minder, of leg eerst meer vast.
worth-unchanged = Prestatieverklaring { $statement } zegt al { $worth }. Geef wat de levering werkelijk waard is.
worth-below-ordered = Van de verplichting is { $ordered } besteld of betaald; met { $others } aan andere leveringen dekt { $worth } dat niet. Geef meer, of draai eerst de betaling terug.
worth-over-commitment = Van de verplichte { $committed } is { $others } anders al geleverd; { $worth } is te veel. Geef minder, of verplicht eerst meer.
vat-not-within-invoice = De btw van { $vat } past niet in de factuur van { $amount }. Geef de btw die in de factuur zit.
invoice-missing = Een voorziening in natura wordt op factuur betaald. Noem de factuur.
invoice-unknown = Factuur { $invoice } is er niet bij deze voorziening. Leg eerst de factuur vast, of controleer het nummer.
invoice-exceeded = Factuur { $invoice } is { $invoiced }. Daarvan is al { $ordered } in betaling, en { $asked } past er niet meer bij. Betaal minder.
payment-not-failed = Betaling { $payment } is niet mislukt en hoeft niet te worden herhaald. Noem een mislukte betaling, of geen.
payment-repeated = Betaling { $payment } is al herhaald, met betaling { $again }. Wacht af wat daarvan komt.
payment-over-performance = Er is { $stated } als geleverd verklaard. Daarvan is al { $ordered } in betaling, en { $asked } past er niet meer bij. Laat eerst verklaren dat er meer geleverd is.
payment-over-commitment = De verplichting is { $committed }. Daarvan is al { $ordered } in betaling, en { $asked } past er niet meer bij. Betaal minder, of leg eerst meer vast.
payment-over-grant = Het laatste besluit kent { $granted } toe. Daarvan is al { $ordered } in betaling, en { $asked } past er niet meer bij. Betaal minder.
payment-not-ordered = Betaling { $payment } { $stage ->
         [ORDERED] wacht op een betaalrun
         [SENT] is bij de bank
         [PAID] is betaald
         [FAILED] is mislukt
        *[CANCELLED] is geannuleerd
    }. Dit kan alleen zolang een betaling nog niet verstuurd is.
payment-not-under-way = Betaling { $payment } { $stage ->
         [ORDERED] wacht op een betaalrun
         [SENT] is bij de bank
         [PAID] is betaald
         [FAILED] is mislukt
        *[CANCELLED] is geannuleerd
    } en is niet onderweg. Controleer het nummer.
payment-not-at-bank = Betaling { $payment } { $stage ->
         [ORDERED] wacht op een betaalrun
         [SENT] is bij de bank
         [PAID] is betaald
         [FAILED] is mislukt
        *[CANCELLED] is geannuleerd
    } en kan bij de bank niet mislukken. Controleer het nummer, of annuleer de betaling.
payment-not-paid = Betaling { $payment } { $stage ->
         [ORDERED] wacht op een betaalrun
         [SENT] is bij de bank
         [PAID] is betaald
         [FAILED] is mislukt
        *[CANCELLED] is geannuleerd
    }. Corrigeren kan alleen bij een betaling die betaald is.
payment-was-corrected = Betaling { $payment } is overgeboekt van budgetregel { $line }. Boek haar eerst terug naar die regel.
line-unchanged = De hele betaling staat al op budgetregel { $line }. Kies een andere regel.
correction-over-paid = Op budgetregel { $line } staat { $paid } van deze betaling; { $asked } kan er niet af. Corrigeer minder.
recovery-over-outstanding = Van deze terugvordering moet nog { $outstanding } terugkomen, en er is { $asked } ontvangen. Leg hier het deel vast dat erbij hoort.
recovery-over-paid = Op budgetregel { $line } is { $paid } betaald. Daarvan wordt al { $recovery } teruggevorderd, en { $asked } past er niet meer bij. Vorder minder terug.
recovery-stands = Op budgetregel { $line } is { $paid } betaald en wordt { $recovery } teruggevorderd. Zoveel moet op die regel blijven staan.
commitments-open = Er staat nog { $open } aan verplichtingen open. Geef dat eerst vrij, of wacht op de bank.
provision-full = Bij deze voorziening passen niet meer dan { $most } van deze regels. Vraag voor de rest een nieuwe voorziening aan.
too-many-payments = Bij deze voorziening passen niet meer dan { $most } betalingen. Vraag voor de rest een nieuwe voorziening aan.
decider-may-not-reopen = U hebt zelf over deze voorziening besloten en mag niet vastleggen wat dat besluit weer opent. Vraag het aan een ander.
requester-may-not-decide-objection = U hebt deze aanvraag gedaan, gewijzigd of voorgelegd en mag niet op het bezwaar beslissen. Vraag het aan een ander.
overrider-may-not-decide = U bent zelf voor deze aanvraag van de akkoorden afgeweken en mag er niet ook over besluiten. Vraag het aan een ander.
payment-not-covered = Er is { $granted } toegekend en { $ordered } opgedragen, dus betaling { $payment } van voorziening { $provision } wordt niet verzonden. Trek haar in, of laat eerst opnieuw besluiten.
payment-ordered-by-you = U hebt zelf een betaling van deze voorziening opgedragen en mag niet vastleggen dat er een is mislukt. Vraag het aan een ander, of lees het bankafschrift in.
failure-stated-by-you = U hebt zelf vastgelegd dat een betaling van deze voorziening is mislukt en mag er geen nieuwe opdragen. Vraag het aan een ander.
bank-reference-missing = Betaling { $payment } was betaald. Geef het kenmerk dat de bank gaf aan de boeking waarmee zij terugkwam.

## Het fonds

fund-not-opened = Dit fonds is nog niet geopend. Open eerst het fonds.
fund-already-opened = Dit fonds is al geopend, op { $on }. Wijzig de voorwaarden als er iets anders moet.
fund-closed = Dit fonds is op { $on } gesloten. Kies een ander fonds.
fund-frozen = Dit fonds is sinds { $since } bevroren. Vraag de budgethouder wanneer er weer geld uit mag.
fund-not-frozen = Dit fonds is niet bevroren; vrijgeven is niet nodig.
fund-date-in-future = De datum { $on } ligt in de toekomst; vandaag is het { $today }. Geef de dag waarop het bij het fonds gebeurde.
date-before-fund = De datum { $on } ligt vóór de opening van het fonds op { $opened_on }. Geef die dag of een latere.
year-closed = Het boekjaar { $year } van dit fonds is afgesloten. Leg een correctie vast in een jaar dat nog open is.
year-not-over = Het boekjaar { $year } is nog niet voorbij. Sluit het af na 31 december.
year-before-open = Het boekjaar { $year } kan nog niet dicht: { $open } is nog open. Sluit eerst { $open } af.
terms-invalid = De voorwaarden van het fonds kloppen niet. Melding: { $problem }.
policy-invalid = Het akkoordbeleid klopt niet. Melding: { $problem }.
policy-not-later = Het laatste akkoordbeleid geldt vanaf { $last }. Het nieuwe kan niet al op { $from } ingaan; geef die dag of een latere.
component-unknown = Dit fonds heeft geen onderdeel { $component }. Kies een onderdeel uit de voorwaarden.
component-in-use = Op onderdeel { $component } staat geld. Laat het onderdeel in de voorwaarden staan.
activity-unknown = Onderdeel { $component } van dit fonds heeft geen activiteit { $activity }. Kies een andere, of laat de activiteit weg.
method-fixed = Bij dit fonds valt niets te kiezen: elk onderdeel heeft een vaste manier van verantwoorden.
method-already-chosen = De manier van verantwoorden is op { $on } gekozen en ligt vast. Van normbedragen kan nog één keer worden overgestapt op werkelijke kosten.
method-not-norm = Overstappen kan alleen van normbedragen naar werkelijke kosten, en dit fonds gebruikt geen normbedragen.
person-needed = De activiteit { $activity } heeft een maximum per persoon. Vraag de voorziening aan voor één lid van het huishouden.
commitment-after-end = Verplichtingen uit dit fonds konden tot en met { $last }. Voor { $on } is een ander fonds nodig.
already-offered = De activiteit { $activity } is al eens aangeboden, en dat kan maar één keer. Bij hardheid kan het college daarvan afwijken (Wht 9.1).
limit-exceeded = Voor de activiteit { $activity } mag hoogstens { $most } worden toegezegd. Er is al { $committed } toegezegd en er komt { $asked } bij. Vraag minder, of vraag een besluit van het college.
fund-exhausted = Op budgetregel { $line } is nog { $free } vrij, en er is { $asked } nodig. Vraag minder, of vraag de budgethouder om budget.
payable-unknown = Deze betaling staat bij het fonds niet open. Controleer of de betaling al is gedaan, mislukt of geannuleerd.
payable-already-sent = Deze betaling zit al in een betaalrun. Wacht op het bankafschrift.
fund-not-settled = Er staat nog { $encumbered } aan verplichtingen en { $payable } aan betalingen open. Betaal of geef dat eerst vrij.
books-disagree = De boeken van de voorziening en het fonds kloppen niet met elkaar op budgetregel { $line }. Meld dit bij de beheerder.

## De betaalrun

run-not-composed = Deze betaalrun is nog niet samengesteld. Stel eerst de betaalrun samen.
run-already-composed = Deze betaalrun is al samengesteld, op { $on }. Maak het betaalbestand, of stel een nieuwe run samen.
run-date-in-future = De datum { $on } van de betaalrun ligt in de toekomst; vandaag is het { $today }. Geef de dag waarop het gebeurde.
execution-in-past = De bank kan niet betalen op { $execution_on }: die dag is voorbij. Geef { $on } of een latere dag.
run-without-account = Het fonds van deze betaalrun heeft nog geen rekening om van te betalen. Leg eerst de rekening vast.
nothing-to-pay = Er staat voor dit fonds geen betaling klaar. Geef eerst opdracht tot betaling.
file-differs = Het betaalbestand is anders dan toen het eerder werd gemaakt. Gebruik het eerste bestand, of meld dit bij de beheerder.

## Het bankafschrift

statement-already-imported = Dit bankafschrift is al ingelezen, op { $on }. Ga verder met het volgende.
statement-date-in-future = De datum { $on } van het bankafschrift ligt in de toekomst; vandaag is het { $today }. Geef de dag waarop het is ingelezen.
statement-empty = Op dit bankafschrift staan geen boekingen. Er is niets in te lezen.

## Signalen

signal-not-recorded = Dit signaal is nog niet vastgelegd. Leg het eerst vast, of controleer het kenmerk.
signal-already-recorded = Dit signaal is al vastgelegd, op { $on }. Leg de opvolging vast, of gebruik een nieuw kenmerk.
signal-closed = Dit signaal is op { $on } afgesloten. Leg een nieuw signaal vast als het terugkomt.
signal-date-in-future = De datum { $on } van het signaal ligt in de toekomst; vandaag is het { $today }. Geef de dag waarop het gebeurde.
signal-date-before-recording = De datum { $on } ligt voor { $recorded_on }, de dag waarop het signaal werd opgemerkt. Geef die dag of een latere.
signal-household-unknown = Het huishouden van dit signaal is niet gemeld. Noem een gemeld huishouden, of geen.

## Werkwijzen

working-method-not-adopted = Deze werkwijze is nog niet vastgesteld. Stel haar eerst vast, of controleer het kenmerk.
working-method-already-adopted = Deze werkwijze is al vastgesteld, op { $on }. Verbeter haar, of gebruik een nieuw kenmerk.
working-method-retired = Deze werkwijze is op { $on } ingetrokken. Stel een andere vast.
working-method-date-in-future = De datum { $on } van de werkwijze ligt in de toekomst; vandaag is het { $today }. Geef de dag waarop het gebeurde.
working-method-date-before-version = De datum { $on } ligt voor { $version_on }, toen versie { $version } inging. Geef die dag of een latere.
working-method-unchanged = Deze tekst is die van versie { $version }. Beschrijf hoe er voortaan gewerkt wordt.

## De sociale kaart

offer-not-made = Dit aanbod is nog niet opgenomen. Neem het eerst op, of controleer het kenmerk.
offer-already-made = Dit aanbod is al opgenomen, op { $on }. Wijzig het, of gebruik een nieuw kenmerk.
offer-withdrawn = Dit aanbod is op { $on } ingetrokken. Neem een nieuw aanbod op.
offer-date-in-future = De datum { $on } van het aanbod ligt in de toekomst; vandaag is het { $today }. Geef de dag waarop het gebeurde.
offer-date-before-change = De datum { $on } ligt voor { $changed_on }, toen het aanbod werd opgenomen of gewijzigd. Geef die dag of een latere.
offer-ends-before-start = De laatste dag { $until } ligt voor de eerste dag { $available_from }. Verbeter een van beide.
offer-unchanged = Het aanbod is al zo sinds { $on }. Er is niets te wijzigen.

## De verantwoording van een jaar

account-not-opened = De verantwoording van dit jaar is nog niet geopend. Open haar eerst, of controleer fonds en jaar.
account-already-opened = De verantwoording van dit jaar is al geopend, op { $on }. Ga ermee verder, of stel een andere indicatorenset vast.
account-closed = De verantwoording is op { $on } vastgesteld. Wat daarna blijkt, komt in de verantwoording van een later jaar.
account-already-submitted = De verantwoording is op { $on } ingediend. Wat daarna blijkt, komt in de verantwoording van een later jaar.
account-not-submitted = De verantwoording is nog niet ingediend. Dien haar eerst in.
account-date-in-future = De datum { $on } van de verantwoording ligt in de toekomst; vandaag is het { $today }. Geef de dag waarop het gebeurde.
account-date-before-step = De datum { $on } ligt voor { $since }, de dag van de stap waar dit op volgt. Geef die dag of een latere.
account-fund-unknown = Het fonds { $fund } is niet geopend. Open het eerst, of controleer het kenmerk.
account-before-fund = Het fonds is op { $opened_on } geopend, na { $year }. Noem een later jaar.
account-year-not-begun = Op { $on } was het jaar { $year } nog niet begonnen. Open de verantwoording op een dag in dat jaar of later.
account-locked = De verantwoording van { $year } was de definitieve; de uitkering is afgesloten. Overleg met de verstrekker.
account-year-passed = De verantwoording van { $later } is ingediend. Wat over { $year } gaat, komt in de verantwoording van een jaar daarna.
indicator-set-unchanged = Deze indicatorenset is al vastgesteld. Er is niets te wijzigen.
draft-unknown = Er is geen concept { $draft } van deze verantwoording. Maak eerst een concept, of gebruik het nummer van het laatste.
draft-not-current = Concept { $current } kwam in de plaats van concept { $draft }. Kijk naar dat concept.
draft-outdated = Sinds concept { $draft } is een regel aangemerkt of vrijgegeven, of een indicatorenset vastgesteld. Maak een nieuw concept.
draft-already-certified = Concept { $draft } is op { $on } gecertificeerd. Dien het in, of maak een nieuw concept.
draft-not-certified = Concept { $draft } is nog niet gecertificeerd. Laat het eerst certificeren.
draft-of-other-indicators = Er is intussen een andere indicatorenset vastgesteld. Maak het concept opnieuw.
draft-outside-year = De dag { $effective_on } ligt niet in { $year }. Geef een dag van dat jaar; 31 december voor het hele jaar.
draft-below-account = De verantwoording veranderde terwijl het concept werd gemaakt. Maak het opnieuw.
line-not-marked = Regel { $line } is niet aangemerkt. Er is niets vrij te geven.
account-year-not-over = Het jaar { $year } is nog niet voorbij. Dien de verantwoording in na 31 december.
draft-not-of-whole-year = Concept { $draft } gaat niet over het hele jaar. Maak na { $last } een concept per die dag.
earlier-account-open = De verantwoording van { $earlier } komt voor die van { $year } en is nog niet ingediend. Dien die eerst in.
preparer-may-not-examine = U hebt deze verantwoording opgesteld en controleert haar dus niet. Laat een ander dat doen.
examiner-may-not-prepare = U hebt deze verantwoording gecontroleerd en stelt haar dus niet op. Laat een ander dat doen.
examiner-may-not-submit = U hebt deze verantwoording gecontroleerd en dient haar dus niet in. Laat een ander dat doen.
settlement-out-of-range = Het bedrag { $settled } kan niet kloppen; het ligt verder van nul dan { $most }. Geef het bedrag van de vaststelling.
account-full = Deze verantwoording heeft er { $most }, en meer passen er niet. Ga verder met het laatste concept, of geef regels vrij.
