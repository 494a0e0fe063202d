# De tijdlijn van een huishouden, zoals een hulpverlener of het gezin zelf haar leest. De sleutels staan in
# views::timeline; een woord in een zin staat onderaan. Schrijf korte zinnen en gewone woorden, spreek niemand aan, en
# noem geen naam, BSN of vrije tekst.

## Het huishouden wordt bekend

household-reported-uht = UHT heeft het huishouden overgedragen aan de gemeente.
household-reported-self = Het huishouden heeft zichzelf gemeld.
household-reported-third-party = Iemand anders heeft het huishouden gemeld.
household-found-in-data = De gemeente heeft het huishouden gevonden door gegevens te vergelijken.
household-found-in-files = De gemeente heeft het huishouden gevonden in bestaande dossiers.
household-found-at-consultation-hour = De gemeente heeft het huishouden leren kennen op een spreekuur.
household-found-at-kitchen-table = De gemeente heeft het huishouden leren kennen bij een keukentafelgesprek.

## Wie erbij hoort

member-joined = Er is iemand bij het huishouden gekomen: { $ground }, { $status }.
member-left = Iemand hoort niet meer bij het huishouden: { $reason }.
member-details-changed = De gegevens van iemand in het huishouden zijn aangepast.
victim-potential = Iemand in het huishouden heeft een aanvraag gedaan bij UHT. UHT heeft nog niet beslist.
victim-recognised = UHT heeft iemand in het huishouden erkend als gedupeerde.
victim-rejected = UHT heeft de aanvraag van iemand in het huishouden afgewezen. De gemeente hoorde dat op { $told_on }.
victim-not-applied = Iemand in het huishouden heeft zelf geen aanvraag gedaan bij UHT.
coordinator-assigned = De regisseur van het huishouden is { $coordinator } van { $organisation }.
coordinator-changed = De regisseur van het huishouden is nu { $coordinator } van { $organisation }. Reden: { $reason }.
consent-to-organisation = Er is toestemming gegeven om gegevens te delen met { $organisation }.
consent-to-uht = Er is toestemming gegeven om gegevens te delen met UHT.
consent-to-three-way-talk = Er is toestemming gegeven voor een gesprek waar UHT bij is.
consent-to-municipality = Er is toestemming gegeven om gegevens te delen met een andere gemeente.
consent-withdrawn = Een toestemming is ingetrokken.

## Contact en gesprekken

contact-attempt-no-answer = Er is contact gezocht { $channel }, maar niemand reageerde.
contact-attempt-message-left = Er is contact gezocht { $channel } en een bericht achtergelaten.
contact-attempt-wrong-details = Er is contact gezocht { $channel }, maar het nummer of het adres klopt niet.
contact-attempt-declined = Er is contact gezocht { $channel }. Het huishouden wil nu geen ondersteuning.
contact-attempt-appointment = Er is contact gezocht { $channel } en een afspraak gemaakt.
first-contact-made = Het eerste contact met het huishouden is gelegd { $channel }.
threat-clear = Er is gekeken of er een bedreigende situatie is. Die is er niet.
threat-found = Er is een bedreigende situatie: { $situations }.
threat-resolved = De bedreigende situatie is voorbij.
first-conversation-held = Het eerste gesprek is gevoerd met { $members ->
        [one] één lid
       *[other] { $members } leden
    } van het huishouden. De hulpvraag is vastgesteld.
intake-conversation-held = Er is een intakegesprek gevoerd met { $members ->
        [one] één lid
       *[other] { $members } leden
    } van het huishouden.
three-way-talk-held = Er is een driegesprek gevoerd: de gemeente, UHT en { $members ->
        [one] één lid
       *[other] { $members } leden
    } van het huishouden.
need-recorded = Er is een hulpvraag vastgelegd over { $life_domain }.
need-answered = Voor een hulpvraag is hulp gekozen van { $organisation }.
need-met = Een hulpvraag is opgelost.
need-partly-met = Een hulpvraag is voor een deel opgelost.
need-not-met = Een hulpvraag is afgesloten zonder oplossing.
need-withdrawn = Het huishouden heeft een hulpvraag ingetrokken.
referred = Het huishouden is doorverwezen naar { $organisation } voor { $life_domain }.
term-overridden = De termijn voor { $term } is verlengd tot en met { $until }, omdat de gewone termijn te hard zou uitpakken (Wht 9.1).
note-added = Er is een notitie gemaakt.
note-added-on = Er is een notitie gemaakt over { $life_domain }.

## Het plan en de steun

plan-drawn-up = Er is een plan van aanpak opgesteld met { $goals ->
        [one] één doel
       *[other] { $goals } doelen
    } en { $measures ->
        [0] nog geen maatregelen
        [one] één maatregel
       *[other] { $measures } maatregelen
    }.
plan-revised = Het plan van aanpak is aangepast. Versie { $version } heeft { $goals ->
        [one] één doel
       *[other] { $goals } doelen
    } en { $measures ->
        [0] geen maatregelen
        [one] één maatregel
       *[other] { $measures } maatregelen
    }.
plan-agreed = { $members ->
        [one] Eén lid van het huishouden is
       *[other] { $members } leden van het huishouden zijn
    } het eens met versie { $version } van het plan van aanpak.
measure-started = Een maatregel uit het plan is begonnen.
measure-completed = Een maatregel uit het plan is afgerond.
measure-stopped = Een maatregel uit het plan is gestopt.
debt-phase-entered = Een schuldhulptraject is nu in deze fase: { $phase }.
debt-phase-guided = Een schuldhulptraject is nu in deze fase: { $phase }. De begeleiding is { $guidance }.
debt-solution-offered = Een schuldhulptraject is nu in deze fase: { $phase }. Er is een oplossing aangeboden: { $solution }.
debt-solution-guided = Een schuldhulptraject is nu in deze fase: { $phase }. Er is een oplossing aangeboden: { $solution }. De begeleiding is { $guidance }.
debt-trajectory-left = Een schuldhulptraject is beëindigd: { $exit }.
aftercare-started = De nazorg is begonnen.
support-ended = De ondersteuning is beëindigd: { $reason }.
support-resumed = De ondersteuning is weer opgepakt.
household-transferred = Het huishouden is overgedragen aan een andere gemeente: { $municipality }.
handed-over-to-regular-support = Het huishouden krijgt verder gewone hulp van { $organisation }.

## Een voorziening: aanvraag en besluit

provision-requested = Er is een voorziening aangevraagd van { $amount }, { $form }, voor { $life_domain }.
provision-requested-estimate = Er is een voorziening aangevraagd van naar schatting { $amount }, { $form }, voor { $life_domain }.
request-changed = De aanvraag is gewijzigd. Het gaat nu om { $amount }.
request-changed-estimate = De aanvraag is gewijzigd. Het gaat nu om naar schatting { $amount }.
request-withdrawn = De aanvraag is ingetrokken: { $reason }.
vote-opened = De aanvraag is voor akkoord voorgelegd aan { $roles ->
        [one] één beoordelaar
       *[other] { $roles } beoordelaars
    }.
vote-cast-yes = Een beoordelaar is akkoord ({ $role }).
vote-cast-no = Een beoordelaar is niet akkoord ({ $role }).
provision-granted = De voorziening is toegekend: { $amount }.
provision-partly-granted = De voorziening is voor een deel toegekend: { $amount }.
provision-refused = De aanvraag is afgewezen.
decision-notified = Het besluit is bekendgemaakt aan het huishouden. Bezwaar maken kan tot en met { $until }.
objection-lodged = Er is bezwaar gemaakt tegen het besluit.
objection-lodged-late = Er is bezwaar gemaakt tegen het besluit, na de termijn.
objection-founded = Het bezwaar is gegrond. Er wordt opnieuw besloten.
objection-partly-founded = Het bezwaar is voor een deel gegrond. Er wordt opnieuw besloten.
objection-unfounded = Het bezwaar is ongegrond. Het besluit blijft staan.
objection-inadmissible = Het bezwaar is niet-ontvankelijk. Het besluit blijft staan.
ruling-upheld = Uitspraak van { $court }: het besluit blijft staan.
ruling-annulled = Uitspraak van { $court }: het besluit is vernietigd. Er wordt opnieuw besloten.
ruling-decided-itself = Uitspraak van { $court }: het besluit is vernietigd. De rechter heeft zelf besloten.
approval-overridden = De aanvraag mag zonder alle akkoorden worden toegekend, omdat vasthouden aan die regel te hard zou uitpakken (Wht 9.1).
limit-overridden = Voor deze voorziening geldt het maximumbedrag niet, omdat dat te hard zou uitpakken (Wht 9.1).

## Een voorziening: levering en betaling

money-committed = Er is { $amount } gereserveerd voor de voorziening.
commitment-released = Er is { $amount } minder gereserveerd voor de voorziening: { $reason }.
performance-stated = Op { $performed_on } is de voorziening geleverd, ter waarde van { $amount }.
performance-stated-in-part = Op { $performed_on } is een deel van de voorziening geleverd, ter waarde van { $amount }.
performance-corrected = Wat op { $performed_on } is geleverd, is { $amount } waard en niet { $was }: { $reason }.
invoice-received = Er is een factuur van { $amount } ontvangen, met de datum { $dated }.
payment-ordered = Er is opdracht gegeven om { $amount } te betalen.
payment-ordered-again = Er is opdracht gegeven om { $amount } nog een keer te betalen, omdat de vorige betaling is mislukt.
payment-sent = De betaling is naar de bank gestuurd.
payment-made = De bank heeft { $amount } betaald.
payment-failed = De betaling van { $amount } is mislukt.
payment-returned = De betaling van { $amount } is teruggekomen van de bank.
payment-cancelled = Een betaling is ingetrokken: { $reason }.
recovery-ordered = Er wordt { $amount } teruggevorderd: { $reason }.
recovery-received = Er is { $amount } terugbetaald.

## Hoe de teksten heten die erbij horen

label-name = Naam
label-report = Verslag
label-remark = Toelichting
label-reason = Reden
label-note = Notitie
label-need = Hulpvraag
label-goal = Doel
label-measure = Maatregel
label-purpose = Waarvoor
label-case = Casus, zonder namen
label-objection = Bezwaar
label-invoice = Factuur
label-payee = Betaald aan
label-remittance = Omschrijving bij de bank

## Woorden in een zin

and = en

life-domain-finance = financiën
life-domain-family = gezin
life-domain-work = werk
life-domain-housing = wonen
life-domain-care = zorg

channel-phone = per telefoon
channel-letter = per brief
channel-email = per e-mail
channel-message = per bericht
channel-home-visit = met een huisbezoek
channel-office = op kantoor of op een spreekuur
channel-partner = via een partnerorganisatie

ground-applicant = aanvrager van een herstelmaatregel
ground-child = kind of pleegkind in de kindregeling
ground-ex-partner = ex-partner met toegekende compensatie
ground-partner-of-deceased = partner van een overleden aanvrager
ground-child-of-deceased = kind van een overleden aanvrager
ground-family-member = gezinslid

victim-status-potential = aanvraag bij UHT loopt nog
victim-status-recognised = erkend als gedupeerde
victim-status-rejected = aanvraag bij UHT afgewezen
victim-status-not-applied = geen eigen aanvraag bij UHT

left-moved-out = verhuisd
left-separated = partners zijn uit elkaar
left-deceased = overleden
left-withdrew = wil geen ondersteuning meer
left-other = een andere reden

coordinator-first = er was nog geen regisseur
coordinator-absence = de vorige regisseur is afwezig
coordinator-request = het huishouden vroeg om een ander
coordinator-workload = de vorige regisseur had te veel huishoudens
coordinator-moved-district = het huishouden is verhuisd naar een andere wijk
coordinator-left-employment = de vorige regisseur werkt er niet meer
coordinator-other = een andere reden

threat-eviction = uitzetting uit de woning
threat-cut-off = afsluiting van gas, stroom, warmte of water
threat-insurance = einde van de zorgverzekering
threat-health = een ernstig gezondheidsprobleem
threat-child = ernstige zorgen om een kind

term-first-conversation = het eerste gesprek
term-plan = het plan van aanpak
term-material-provisions = materiële voorzieningen
term-end-of-support = het einde van de ondersteuning
term-after-rejection = het einde van de ondersteuning na een afwijzing

debt-phase-registration = aanmelding
debt-phase-intake = intake
debt-phase-stabilisation = stabilisatie
debt-phase-arrangement = regeling
debt-phase-solution = oplossing
debt-phase-aftercare = nazorg

debt-guidance-coaching = budgetcoaching
debt-guidance-management = budgetbeheer
debt-guidance-administration = beschermingsbewind
debt-guidance-long-term = duurzame financiële dienstverlening
debt-guidance-guidance = budgetbegeleiding

debt-solution-arrangement = betalingsregeling
debt-solution-refinancing = herfinanciering
debt-solution-credit = saneringskrediet
debt-solution-mediation = schuldbemiddeling
debt-solution-zero-offer = nulaanbod

debt-exit-deceased = overleden
debt-exit-moved = verhuisd naar een andere gemeente
debt-exit-no-show = niet verschenen
debt-exit-withdrawn = teruggetrokken
debt-exit-not-suitable = het traject paste niet
debt-exit-other = een andere reden
debt-exit-not-met = niet voldaan aan de voorwaarden
debt-exit-completed = afgerond
debt-exit-solved-by-self = zelf opgelost

end-completed = het plan is uitgevoerd
end-term-reached = de termijn is voorbij
end-withdrawn = het huishouden wil geen ondersteuning meer
end-moved-away = het huishouden is verhuisd
end-deceased = overleden
end-not-recognised = UHT heeft niemand in het huishouden erkend als gedupeerde
end-no-contact = het lukte niet om contact te krijgen
end-other = een andere reden

form-in-kind = in natura
form-in-money = in geld

release-cheaper = het kostte minder
release-not-delivered = er is niet geleverd
release-withdrawn = het huishouden wil het niet meer
release-other = een andere reden

performance-measured-wrongly = het was verkeerd gemeten
performance-not-delivered = er is niet geleverd
performance-late-entry = het is te laat ingevoerd
performance-other = een andere reden

cancel-mistake = het was een vergissing
cancel-account-changed = het rekeningnummer is veranderd
cancel-not-delivered = er is niet geleverd
cancel-other = een andere reden

recovery-not-delivered = er is niet geleverd
recovery-overpaid = er is te veel betaald
recovery-not-entitled = er was geen recht op
recovery-other = een andere reden

withdrawal-by-household = het huishouden wil het niet meer
withdrawal-duplicate = het was twee keer aangevraagd
withdrawal-other-provision = er komt een andere voorziening
withdrawal-other = een andere reden

court-district = de rechtbank
court-higher = de rechter in hoger beroep

## Rollen van beoordelaars; een rol die hier niet staat, wordt met haar eigen woord genoemd

role-coordinator = regisseur
role-family-worker = gezinswerker
role-social-counsel = sociaal raadslid
role-work-and-income = medewerker Werk en Inkomen
role-team-manager = teammanager
role-project-leader = projectleider
role-manager-work-and-income = manager Werk en Inkomen
role-mandated-decider = gemandateerd beslisser
role-programme-lead = programmamanager
