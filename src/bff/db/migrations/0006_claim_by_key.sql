-- Free times are found by each car's and consultant's own key; nothing looks for a dealer's claims of a moment.
drop index claim_by_time;
