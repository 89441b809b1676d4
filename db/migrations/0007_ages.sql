-- The boards' ages are a floor of a film's age, which has the fields `official` and `likely`. The tables stay as they are: after each
-- migration the documents and ages of all films are made again from their facts.
SELECT 1;
