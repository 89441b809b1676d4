-- Other boards than the MPA bound what they do not name, and a film's boards estimate together. The tables stay as they are: after each
-- migration the official ratings, documents and ages of all films are made again from their facts.
SELECT 1;
