//! The words of a provision, in the domain and on the wire.

use api::v1;
use domain::fund::Mandate;
use domain::provision as d;

use crate::convert::words::{Word, words};

words! {
    d::AmountKind = v1::AmountKind { Fixed, Estimate }
    d::Form = v1::Form { InKind, InMoney }
    d::Outcome = v1::Outcome { Granted, PartlyGranted, Refused }
    Mandate = v1::Mandate { MandatedOfficial, College }
    d::OverridableRule = v1::OverridableRule { Approval, Limit }
    d::Vote = v1::Vote { Yes, No }
    d::Delivery = v1::Delivery { Partial, Complete }
    d::Compensable = v1::Compensable { Yes, No }
    d::PerformanceCorrection = v1::PerformanceCorrection { MeasuredWrongly, NotDelivered, LateEntry, Other }
    d::ReleaseReason = v1::ReleaseReason { Cheaper, NotDelivered, Withdrawn, Other }
    d::WithdrawalReason = v1::WithdrawalReason { ByHousehold, Duplicate, OtherProvision, Other }
    d::ObjectionOutcome = v1::ObjectionOutcome { Founded, PartlyFounded, Unfounded, Inadmissible }
    d::Court = v1::Court { DistrictCourt, HigherAppeal }
    d::RulingOutcome = v1::RulingOutcome { Upheld, Annulled, AnnulledSelfDecided }
    d::BallotState = v1::BallotState { Open, Voided }
    d::Stage = v1::ProvisionStage {
        Requested, Voting, Advised, Granted, Refused, Committed, Settled, Withdrawn
    }
    d::CancelReason = v1::CancelReason { Mistake, AccountChanged, NotDelivered, Other }
    d::CorrectionReason = v1::CorrectionReason { WrongComponent, WrongYear, LateEntry, Other }
    d::RecoveryReason = v1::RecoveryReason { NotDelivered, Overpaid, NotEntitled, Other }
    d::BankSource = v1::BankSource { Officer, Statement }
    d::PaymentStage = v1::PaymentState { Ordered, Sent, Paid, Failed, Cancelled }
}
